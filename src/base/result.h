// What every folder needs and nothing else: results, logging, hashing, units, parallel loops, jobs, helper
// programs, folders of this user. Not here: anything that knows of heads, plans or Vulkan. Read next:
// plan/plan.h or head/head.h.
#pragma once
#include <cassert>
#include <string>
#include <utility>
#include <variant>

namespace stipple {

/// Why something that the world can break did not work: one line that says what is wrong and how to mend it.
struct Error {
  std::string message;

  /// The same error seen from further up: "context: message".
  [[nodiscard]] Error in(const std::string& context) const { return {context + ": " + message}; }
};

/// A value, or the reason why there is none. Programmer's mistakes are asserts, never Results.
template <typename T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::move(value)) {}
  Result(Error error) : state_(std::move(error)) {}

  explicit operator bool() const { return std::holds_alternative<T>(state_); }
  T& operator*() { return value(); }
  const T& operator*() const { return value(); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }

  const Error& error() const {
    assert(!*this);
    return std::get<Error>(state_);
  }

 private:
  T& value() {
    assert(*this);
    return std::get<T>(state_);
  }
  const T& value() const {
    assert(*this);
    return std::get<T>(state_);
  }
  std::variant<T, Error> state_;
};

/// For operations that give nothing back: `return kDone;` or an Error.
using Done = std::monostate;
inline constexpr Done kDone{};

}  // namespace stipple
