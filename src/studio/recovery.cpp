#include "studio/recovery.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <functional>
#include <iterator>
#include <nlohmann/json.hpp>
#include <utility>

#include "base/paths.h"
#include "base/replace_file.h"
#include "plan/plan_file.h"

namespace stipple {
namespace {

namespace fs = std::filesystem;

constexpr const char* kExtension = ".json";
constexpr const char* kVersionKey = "stipple_unsaved_work";
constexpr int kVersion = 1;
// The plan's text, escaped as one string, and two paths; the plan has a limit of its own.
constexpr std::uintmax_t kMostBytes = 16 << 20;
// Changes follow each other quickly while something is dragged: a pause this long, or this much in all, is
// waited for before the disk is troubled.
constexpr std::chrono::milliseconds kPause{300}, kLongestWait{2000};

fs::path lockOf(const fs::path& file) {
  return fs::path(file).replace_extension(".lock");
}

/// The lock of a recovery file, or none while another program holds it. Closing it lets go.
std::optional<int> takeLock(const fs::path& file) {
  const int lock = ::open(lockOf(file).c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (lock < 0) return std::nullopt;
  if (::flock(lock, LOCK_EX | LOCK_NB) == 0) return lock;
  ::close(lock);
  return std::nullopt;
}

void removeWithLock(const fs::path& file) {
  std::error_code ignored;
  fs::remove(file, ignored);
  fs::remove(lockOf(file), ignored);
}

Result<Done> writeOrRemove(const fs::path& file, const std::optional<UnsavedWork>& work) {
  if (work) return replaceFile(file, toJson(*work));
  std::error_code failed;
  fs::remove(file, failed);
  if (failed) return Error{fmt::format("{} cannot be removed: {}", file.string(), failed.message())};
  return kDone;
}

}  // namespace

// The plan travels as its own text: it comes back byte for byte.
std::string toJson(const UnsavedWork& work) {
  const nlohmann::ordered_json document{{kVersionKey, kVersion},
                                        {"plan_file", work.plan_file.string()},
                                        {"head_file", work.head_file.string()},
                                        {"plan", toJson(work.plan, work.designs)}};
  return document.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

Result<UnsavedWork> unsavedWorkFromJson(std::string_view text) {
  const auto document = nlohmann::json::parse(text, nullptr, /*allow_exceptions=*/false);
  const auto textAt = [&](const char* key) -> std::optional<std::string> {
    const auto found = document.find(key);
    if (found == document.end() || !found->is_string()) return std::nullopt;
    return found->get<std::string>();
  };
  if (!document.is_object() || document.value(kVersionKey, nlohmann::json()) != kVersion)
    return Error{"this is no unsaved work of this version of Stipple"};
  const auto plan_file = textAt("plan_file"), head_file = textAt("head_file"), plan_text = textAt("plan");
  if (!plan_file || !head_file || !plan_text) return Error{"the unsaved work is incomplete"};
  auto read = planAndDesignsFromJson(*plan_text);
  if (!read) return read.error();
  return UnsavedWork{std::move(read->plan), *plan_file, *head_file, std::move(read->designs)};
}

Result<std::unique_ptr<Autosave>> Autosave::start(const fs::path& folder) {
  std::error_code failed;
  fs::create_directories(folder, failed);
  // Names of clients may be in it, so nobody else need look.
  if (!failed) fs::permissions(folder, fs::perms::owner_all, failed);
  for (int number = 1; !failed && number < 1000; ++number) {
    const fs::path file = folder / fmt::format("{}-{}{}", ::getpid(), number, kExtension);
    // Left by another program that had this number: its work is not ours to write over.
    if (fs::exists(file, failed)) continue;
    if (const auto lock = takeLock(file)) return std::unique_ptr<Autosave>(new Autosave(file, *lock));
    if (!fs::exists(lockOf(file), failed)) break;
  }
  return Error{fmt::format("unsaved work is not kept: the folder {} cannot be written to", folder.string())};
}

Autosave::Autosave(fs::path file, int lock)
    : file_(std::move(file)),
      lock_(lock),
      writer_([this](const std::stop_token& ending) { write(ending); }) {}

Autosave::~Autosave() {
  writer_.request_stop();
  writer_.join();
  std::error_code ignored;
  if (!fs::exists(file_, ignored)) fs::remove(lockOf(file_), ignored);
  ::close(lock_);
}

void Autosave::keep(std::optional<UnsavedWork> work) {
  if (work == kept_) return;
  kept_ = work;
  {
    const std::scoped_lock lock(mutex_);
    wanted_ = std::move(work);
  }
  changed_.notify_all();
}

Result<Done> Autosave::flush() {
  std::unique_lock lock(mutex_);
  flushing_ = true;
  changed_.notify_all();
  changed_.wait(lock, [this] { return !wanted_ && !writing_; });
  flushing_ = false;
  if (failure_) return *std::exchange(failure_, std::nullopt);
  return kDone;
}

std::optional<Error> Autosave::takeFailure() {
  const std::scoped_lock lock(mutex_);
  return std::exchange(failure_, std::nullopt);
}

void Autosave::write(const std::stop_token& ending) {
  std::unique_lock lock(mutex_);
  for (;;) {
    changed_.wait(lock, ending, [this] { return wanted_.has_value(); });
    if (!wanted_) return;  // told to end, with nothing left to do
    const auto latest = std::chrono::steady_clock::now() + kLongestWait;
    while (!flushing_ && !ending.stop_requested() && std::chrono::steady_clock::now() < latest)
      if (changed_.wait_for(lock, kPause) == std::cv_status::timeout) break;
    const std::optional<UnsavedWork> work = *std::exchange(wanted_, std::nullopt);
    writing_ = true;
    lock.unlock();
    const auto written = writeOrRemove(file_, work);
    lock.lock();
    writing_ = false;
    if (!written) failure_ = written.error();
    changed_.notify_all();
  }
}

std::vector<Leftover> findLeftovers(const fs::path& folder) {
  struct Found {
    fs::file_time_type written;
    Leftover leftover;
  };
  std::vector<Found> found;
  std::error_code failed;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder, failed)) {
    std::error_code ignored;
    const fs::path file = entry.path();
    if (file.extension() != kExtension || !(entry.file_size(ignored) <= kMostBytes)) continue;
    const auto lock = takeLock(file);
    if (!lock) continue;  // its program is running
    ::close(*lock);
    std::ifstream stream(file, std::ios::binary);
    auto work = unsavedWorkFromJson(std::string{std::istreambuf_iterator<char>(stream), {}});
    if (work) found.push_back({entry.last_write_time(ignored), {file, std::move(*work)}});
  }
  std::ranges::sort(found, std::ranges::greater(), &Found::written);
  std::vector<Leftover> leftovers;
  for (Found& each : found) leftovers.push_back(std::move(each.leftover));
  return leftovers;
}

void discard(const Leftover& leftover) {
  removeWithLock(leftover.file);
}

fs::path recoveryFolder() {
  return stateFolder() / "recovery";
}

}  // namespace stipple
