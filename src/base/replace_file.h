#pragma once
#include <cstddef>
#include <filesystem>
#include <span>
#include <string_view>

#include "base/result.h"

namespace stipple {

/// What to do with an older file of that name.
enum class Older { replace, keep };
/// What became of it. `kept`: another file stands there and nothing was written.
enum class Saved { written, same_already, kept };

/// A file in the making: written without a name on the disk where it will be, flushed, then given its name.
/// Whatever happens, what is called so is either as it was or complete, also when two programs write it at
/// once; what is never finished goes with this object, and with the program however that ends. (File systems
/// that have no nameless files get one called `file.PID.part`, which stays if the program is killed.)
class NewFile {
 public:
  explicit NewFile(std::filesystem::path file);
  ~NewFile();
  NewFile(const NewFile&) = delete;
  NewFile& operator=(const NewFile&) = delete;

  /// False once anything has failed; finish() says what, and which folder or disk is at fault.
  bool write(std::span<const std::byte> content);
  bool good() const { return failure_ == 0; }
  /// By which another program can write the content in our stead, while this object lives.
  std::filesystem::path content() const;

  /// Under Older::keep a file that is there already stays, and that it has the same content is no failure.
  Result<Saved> finish(Older older);

 private:
  int nameUnlessThere() const;
  int nameInPlace() const;

  std::filesystem::path file_, part_;
  int descriptor_ = -1;
  bool nameless_ = false;
  int failure_ = 0;  // errno
};

/// All of `content` at once, in the place of whatever was there.
Result<Done> replaceFile(const std::filesystem::path& file, std::span<const std::byte> content);
Result<Done> replaceFile(const std::filesystem::path& file, std::string_view content);

}  // namespace stipple
