#include "render/field_buffer.h"

#include <algorithm>
#include <cassert>
#include <span>

namespace stipple {
namespace {

using gpu::Work;

/// At most as much as an update that travels inside the command buffer may carry.
constexpr std::size_t kPieceTexels = 8 * shared::kFieldSize,
                      kPieces = std::size_t{shared::kFieldSize} * shared::kFieldSize / kPieceTexels;
static_assert(kPieceTexels * sizeof(FieldTexel) <= 65536);

}  // namespace

FieldBuffer::FieldBuffer(gpu::Device& device)
    : buffer_(device, "fields", sizeof(FieldTexel) * shared::kFieldSize * shared::kFieldSize) {}

bool FieldBuffer::update(gpu::Commands& commands, const Fields& fields) {
  assert(fields.size() == kPieces * kPieceTexels);
  const bool first = there_.empty();
  bool differs = first;
  if (first) there_.resize(fields.size());
  commands.barrier(Work::anything, Work::transfer);
  for (std::size_t i = 0; i < kPieces; ++i) {
    const std::span piece = std::span(fields).subspan(i * kPieceTexels, kPieceTexels);
    const std::span there = std::span(there_).subspan(i * kPieceTexels, kPieceTexels);
    if (!first && std::ranges::equal(piece, there)) continue;
    vkCmdUpdateBuffer(commands.get(), buffer_.get(), i * piece.size_bytes(), piece.size_bytes(),
                      piece.data());
    std::ranges::copy(piece, there.begin());
    differs = true;
  }
  commands.barrier(Work::transfer, Work::compute);
  if (differs) {
    greatest_ = {};
    for (const FieldTexel& texel : there_) {
      greatest_.pigment = std::max(greatest_.pigment, texel.pigment & 0xffffu);
      greatest_.strays = std::max(greatest_.strays, texel.pigment >> 16);
      greatest_.hair = std::max(greatest_.hair, texel.hair & 0xffffu);
    }
  }
  return differs;
}

}  // namespace stipple
