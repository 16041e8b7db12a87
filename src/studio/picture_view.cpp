#include "studio/picture_view.h"

#include <algorithm>
#include <glm/geometric.hpp>

namespace stipple {
namespace {

// Lines between points of the skin cut below its curve by less than this.
constexpr float kSkinDepthMm = 1.5f;

}  // namespace

PictureView::PictureView(const Camera& camera, glm::vec2 low, glm::vec2 size)
    : axes_(axesOf(camera)),
      low_(low),
      size_(size),
      focal_(std::min(size.x, size.y) * Camera::kLensMm / Camera::kFilmMm) {}

glm::vec2 PictureView::project(const glm::vec3& place) const {
  const glm::vec3 from_eye = place - axes_.eye;
  const float scale = focal_ / glm::dot(from_eye, axes_.forward);
  return low_ + size_ / 2.0f +
         scale * glm::vec2(glm::dot(from_eye, axes_.right), -glm::dot(from_eye, axes_.up));
}

glm::vec3 PictureView::rayThrough(glm::vec2 at) const {
  const glm::vec2 off = at - low_ - size_ / 2.0f;
  return glm::normalize(axes_.forward * focal_ + axes_.right * off.x - axes_.up * off.y);
}

std::optional<glm::vec3> PictureView::skinAt(const RayCaster& rays, glm::vec2 at) const {
  const auto hit = rays.cast(axes_.eye, rayThrough(at));
  if (!hit) return std::nullopt;
  return hit->position;
}

bool PictureView::sees(const RayCaster& rays, const glm::vec3& skin) const {
  const glm::vec3 from_eye = skin - axes_.eye;
  const float distance = glm::length(from_eye);
  return !rays.isBlocked(axes_.eye, from_eye / distance, distance - kSkinDepthMm);
}

}  // namespace stipple
