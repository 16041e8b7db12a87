#include "render/gloss_table.h"

#include <array>
#include <glm/gtc/packing.hpp>
#include <vector>

#include "shared/gloss.h"

namespace stipple {
namespace {

constexpr std::size_t kChannels = 4;
constexpr std::array kNumbers{
#include "gloss_table.inc"
};
static_assert(kNumbers.size() ==
              kChannels * shared::kGlossColumns * shared::kGlossRows * shared::kGlossBands);

}  // namespace

gpu::Image makeGlossTable(gpu::Device& device) {
  // Half floats: what every device samples smoothly.
  std::vector<std::uint64_t> texels(kNumbers.size() / kChannels);
  for (std::size_t i = 0; i < texels.size(); ++i) {
    const float* texel = &kNumbers[i * kChannels];
    texels[i] = glm::packHalf4x16({texel[0], texel[1], texel[2], texel[3]});
  }
  gpu::Image image(device, "gloss table", {shared::kGlossColumns, shared::kGlossRows * shared::kGlossBands},
                   VK_FORMAT_R16G16B16A16_SFLOAT, VK_IMAGE_USAGE_SAMPLED_BIT);
  gpu::upload(device, image, std::as_bytes(std::span(texels)));
  return image;
}

}  // namespace stipple
