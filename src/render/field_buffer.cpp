#include "render/field_buffer.h"

#include <algorithm>
#include <cassert>
#include <cstring>

namespace stipple {
namespace {

using gpu::Work;

constexpr std::size_t kRow = shared::kFieldSize, kTexels = kRow * kRow;

/// Brings `there` and the buffer behind it to what `texelAt` says, in pieces of at most as much as an update
/// that travels inside the command buffer may carry. Returns whether anything differed.
template <class Texel, class TexelAt>
bool bringUp(gpu::Commands& commands, const gpu::Buffer& buffer, std::vector<Texel>& there,
             const TexelAt& texelAt) {
  constexpr std::size_t kPiece = 4 * kRow, kPieceBytes = kPiece * sizeof(Texel);
  static_assert(kPieceBytes <= 65536 && kTexels % kPiece == 0);
  const bool first = there.empty();
  bool differs = first;
  there.resize(kTexels);
  std::array<Texel, kPiece> piece;
  for (std::size_t begin = 0; begin < kTexels; begin += kPiece) {
    for (std::size_t i = 0; i < kPiece; ++i) piece[i] = texelAt(begin + i);
    if (!first && std::memcmp(piece.data(), &there[begin], kPieceBytes) == 0) continue;
    vkCmdUpdateBuffer(commands.get(), buffer.get(), begin * sizeof(Texel), kPieceBytes, piece.data());
    std::ranges::copy(piece, there.begin() + static_cast<std::ptrdiff_t>(begin));
    differs = true;
  }
  return differs;
}

}  // namespace

FieldBuffer::FieldBuffer(gpu::Device& device)
    : pigment_(device, "fields of pigment", sizeof(shared::PigmentTexel) * kTexels),
      hair_(device, "fields of hair", sizeof(shared::HairTexels) * kTexels) {}

FieldBuffer::Change FieldBuffer::update(gpu::Commands& commands, const Fields& fields) {
  assert(fields.size() == kTexels);
  const Tiles asking = tilesAskingForPigment(fields);
  const bool within = std::ranges::equal(
      asking, near_pigment_, [](std::uint32_t some, std::uint32_t all) { return (some & ~all) == 0; });
  if (!within) near_pigment_ = widened(asking);

  commands.barrier(Work::anything, Work::transfer);
  const Change change{
      bringUp(commands, pigment_, pigment_there_,
              [&](std::size_t texel) -> shared::PigmentTexel { return fields[texel]; }),
      bringUp(commands, hair_, hair_there_, [&](std::size_t texel) { return hairTexels(fields, texel); })};
  commands.barrier(Work::transfer, Work::compute);
  if (!change.pigment && !change.hair) return change;
  greatest_ = {};
  for (const FieldTexel& texel : fields) {
    greatest_.pigment = std::max(greatest_.pigment, texel.pigment & 0xffffu);
    greatest_.strays = std::max(greatest_.strays, texel.pigment >> 16);
    greatest_.hair = std::max(greatest_.hair, std::uint32_t{texel.hair});
  }
  return change;
}

FieldBuffer::Tiles FieldBuffer::tilesAskingForPigment(const Fields& fields) {
  Tiles tiles{};
  for (std::size_t texel = 0; texel < kTexels; ++texel)
    tiles[texel / kRow / kTileTexels] |= std::uint32_t{fields[texel].asksForPigment()}
                                         << texel % kRow / kTileTexels;
  return tiles;
}

FieldBuffer::Tiles FieldBuffer::widened(const Tiles& tiles) {
  static_assert(kTiles == 32);
  Tiles wide{};
  for (std::size_t row = 0; row < kTiles; ++row) {
    const std::uint32_t beside =
        tiles[row] | (row > 0 ? tiles[row - 1] : 0) | (row + 1 < kTiles ? tiles[row + 1] : 0);
    wide[row] = beside | beside << 1 | beside >> 1;
  }
  return wide;
}

shared::HairTexels FieldBuffer::hairTexels(const Fields& fields, std::size_t texel) const {
  // Beyond the last row and column nothing is looked up.
  const auto pairAt = [&](std::size_t left) {
    return fields[std::min(left, kTexels - 1)].hair |
           std::uint32_t{fields[std::min(left + 1, kTexels - 1)].hair} << 16;
  };
  const bool near = near_pigment_[texel / kRow / kTileTexels] >> texel % kRow / kTileTexels & 1u;
  return {pairAt(texel) | (near ? shared::kNearPigment : 0), pairAt(texel + kRow)};
}

}  // namespace stipple
