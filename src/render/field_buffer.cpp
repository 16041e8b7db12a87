#include "render/field_buffer.h"

#include <algorithm>
#include <cassert>
#include <cstring>
#include <span>

namespace stipple {
namespace {

using gpu::Work;

std::uint32_t density(std::uint32_t word) {
  return word & 0xffffu;
}

}  // namespace

FieldBuffer::FieldBuffer(gpu::Device& device)
    : buffer_(device, "fields", sizeof(FieldTexel) * shared::kFieldSize * shared::kFieldSize) {}

bool FieldBuffer::update(gpu::Commands& commands, const Fields& fields) {
  assert(fields.size() == kPieces * kPieceTexels);
  const bool first = there_.empty();
  if (first) there_.resize(fields.size());
  std::uint32_t hair_differs = first;
  commands.barrier(Work::anything, Work::transfer);
  for (std::size_t i = 0; i < kPieces; ++i) {
    const std::span piece = std::span(fields).subspan(i * kPieceTexels).first<kPieceTexels>();
    const std::span there = std::span(there_).subspan(i * kPieceTexels).first<kPieceTexels>();
    if (!first && std::memcmp(piece.data(), there.data(), piece.size_bytes()) == 0) continue;
    vkCmdUpdateBuffer(commands.get(), buffer_.get(), i * piece.size_bytes(), piece.size_bytes(),
                      piece.data());
    Piece greatest;
    for (std::size_t texel = 0; texel < kPieceTexels; ++texel) {
      greatest.target = std::max(greatest.target, density(piece[texel].target));
      greatest.native = std::max(greatest.native, density(piece[texel].native));
      hair_differs |= density(piece[texel].native ^ there[texel].native);
    }
    pieces_[i] = greatest;
    std::ranges::copy(piece, there.begin());
  }
  commands.barrier(Work::transfer, Work::compute);
  return hair_differs != 0;
}

std::uint32_t FieldBuffer::greatestTarget() const {
  return std::ranges::max(pieces_, {}, &Piece::target).target;
}

std::uint32_t FieldBuffer::greatestNative() const {
  return std::ranges::max(pieces_, {}, &Piece::native).native;
}

}  // namespace stipple
