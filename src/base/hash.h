#pragma once
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>

#include <fmt/format.h>

namespace stipple {

/// FNV-1a, 64 bits (Fowler, Noll, Vo; isthe.com/chongo/tech/comp/fnv): names cache files and pins results in
/// tests. Not for anything an attacker controls.
class Hash {
 public:
  Hash& bytes(std::span<const std::byte> data) {
    for (const std::byte b : data) value_ = (value_ ^ static_cast<std::uint64_t>(b)) * 0x100000001b3ull;
    return *this;
  }
  template <typename T>
  requires std::is_trivially_copyable_v<T> Hash& add(const T& value) {
    return bytes(std::as_bytes(std::span(&value, 1)));
  }
  template <typename T>
  requires std::is_trivially_copyable_v<T> Hash& add(std::span<const T> values) {
    return bytes(std::as_bytes(values));
  }
  Hash& add(std::string_view text) { return bytes(std::as_bytes(std::span(text.data(), text.size()))); }

  std::uint64_t value() const { return value_; }
  std::string hex() const { return fmt::format("{:016x}", value_); }

 private:
  std::uint64_t value_ = 0xcbf29ce484222325ull;
};

}  // namespace stipple
