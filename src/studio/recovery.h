#pragma once
#include <condition_variable>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "base/result.h"
#include "plan/designs.h"

namespace stipple {

/// A plan with changes that are in no plan file, and what was open with it.
struct UnsavedWork {
  Plan plan;
  std::filesystem::path plan_file;  // where it was last saved; empty: never
  std::filesystem::path head_file;  // empty: the built-in head
  Designs designs{};
  bool operator==(const UnsavedWork&) const = default;
};
std::string toJson(const UnsavedWork& work);
Result<UnsavedWork> unsavedWorkFromJson(std::string_view text);

/// Keeps unsaved work on the disk while the program runs, so that a kill, a crash or a power cut costs a
/// moment of it. One file a running program, in `folder`; a lock beside it, which ends with the program
/// however that ends, tells others that its work is in good hands. Writes on a thread of its own: disks may
/// be slow.
class Autosave {
 public:
  /// A folder that cannot be written to is an error, and nothing is kept.
  static Result<std::unique_ptr<Autosave>> start(const std::filesystem::path& folder);
  /// Finishes what it was asked to do; the file stays as it is.
  ~Autosave();
  Autosave(const Autosave&) = delete;
  Autosave& operator=(const Autosave&) = delete;

  /// Shall be kept from now on; none: there is nothing unsaved, and the file goes. Cheap when nothing
  /// changed.
  void keep(std::optional<UnsavedWork> work);
  /// Until all that was asked for is on the disk; why it is not, if so.
  Result<Done> flush();
  /// What went wrong since the last call; once each time.
  std::optional<Error> takeFailure();

  const std::filesystem::path& file() const { return file_; }

 private:
  Autosave(std::filesystem::path file, int lock);
  void write(const std::stop_token& ending);

  std::filesystem::path file_;
  int lock_;
  std::optional<UnsavedWork> kept_;  // what keep() was told last

  std::mutex mutex_;
  std::condition_variable_any changed_;
  std::optional<std::optional<UnsavedWork>> wanted_;  // not on the disk yet
  bool writing_ = false, flushing_ = false;
  std::optional<Error> failure_;
  std::jthread writer_;  // last: it uses all of the above
};

/// Work that a program left behind which is no longer running, the newest first. A file that cannot be read
/// is no work.
struct Leftover {
  std::filesystem::path file;
  UnsavedWork work;
};
std::vector<Leftover> findLeftovers(const std::filesystem::path& folder);
/// Once it has been restored and is kept anew, or is not wanted.
void discard(const Leftover& leftover);

/// In the user's folder (base/paths.h).
std::filesystem::path recoveryFolder();

}  // namespace stipple
