#include "base/replace_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <fstream>
#include <system_error>
#include <utility>
#include <vector>

namespace stipple {
namespace {

/// Something that a rename would put a file in the place of, and must not: a folder, a device, a pipe.
int whyNoFile(const std::filesystem::path& file) {
  std::error_code ignored;
  const auto status = std::filesystem::status(file, ignored);
  if (std::filesystem::is_directory(status)) return EISDIR;
  return std::filesystem::exists(status) && !std::filesystem::is_regular_file(status) ? ENODEV : 0;
}

bool sameContent(const std::filesystem::path& left, const std::filesystem::path& right) {
  std::error_code failed;
  if (std::filesystem::file_size(left, failed) != std::filesystem::file_size(right, failed) || failed)
    return false;
  std::ifstream a(left, std::ios::binary), b(right, std::ios::binary);
  constexpr std::size_t kChunk = 1 << 16;
  std::vector<char> in_a(kChunk), in_b(kChunk);
  while (a && b) {
    a.read(in_a.data(), kChunk);
    b.read(in_b.data(), kChunk);
    if (a.gcount() != b.gcount() || !std::equal(in_a.begin(), in_a.begin() + a.gcount(), in_b.begin()))
      return false;
  }
  return a.eof() && b.eof();
}

std::filesystem::path folderOf(const std::filesystem::path& file) {
  return file.has_parent_path() ? file.parent_path() : ".";
}

/// Gives a nameless file its first name; 0 or the errno.
int link(const std::filesystem::path& nameless, const std::filesystem::path& file) {
  return ::linkat(AT_FDCWD, nameless.c_str(), AT_FDCWD, file.c_str(), AT_SYMLINK_FOLLOW) == 0 ? 0 : errno;
}

Error inWords(const std::filesystem::path& file, int failure) {
  const std::string folder = folderOf(file).string();
  switch (failure) {
    case ENOENT:
      return {fmt::format("{}: the folder {} does not exist; make it first", file.string(), folder)};
    case ENOTDIR:
      return {fmt::format("{}: {} is not a folder", file.string(), folder)};
    case EACCES:
    case EPERM:
    case EROFS:
      return {fmt::format("{}: the folder {} may not be written to; choose another", file.string(), folder)};
    case ENOSPC:
    case EDQUOT:
      return {fmt::format("{}: the disk is full; free some space", file.string())};
    case ENODEV:
      return {fmt::format("{}: this is a device; give a file name", file.string())};
    case EISDIR:
      return {fmt::format("{}: this is a folder; give a file name", file.string())};
    default:
      return {
          fmt::format("{}: cannot be written: {}", file.string(), std::generic_category().message(failure))};
  }
}

}  // namespace

NewFile::NewFile(std::filesystem::path file)
    : file_(std::move(file)), part_(file_), failure_(whyNoFile(file_)) {
  if (failure_ != 0) return;
  part_ += fmt::format(".{}.part", ::getpid());
  descriptor_ = ::open(folderOf(file_).c_str(), O_TMPFILE | O_WRONLY | O_CLOEXEC, 0666);
  nameless_ = descriptor_ >= 0;
  if (nameless_ && ::access(content().c_str(), F_OK) == 0) return;
  // A file system that has none (EOPNOTSUPP, older ones EISDIR), or no /proc to name it by.
  if (nameless_) ::close(descriptor_);
  nameless_ = false;
  descriptor_ = ::open(part_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  if (descriptor_ < 0) failure_ = errno;
}

NewFile::~NewFile() {
  if (descriptor_ < 0) return;
  ::close(descriptor_);
  std::error_code ignored;
  std::filesystem::remove(part_, ignored);
}

std::filesystem::path NewFile::content() const {
  return nameless_ ? std::filesystem::path(fmt::format("/proc/{}/fd/{}", ::getpid(), descriptor_)) : part_;
}

bool NewFile::write(std::span<const std::byte> content) {
  while (!content.empty() && failure_ == 0) {
    const ssize_t written = ::write(descriptor_, content.data(), content.size());
    if (written >= 0) {
      content = content.subspan(static_cast<std::size_t>(written));
    } else if (errno != EINTR) {
      failure_ = errno;
    }
  }
  return failure_ == 0;
}

Result<Saved> NewFile::finish(Older older) {
  if (failure_ == 0 && ::fsync(descriptor_) != 0) failure_ = errno;
  if (failure_ != 0) return inWords(file_, failure_);
  failure_ = older == Older::replace ? nameInPlace() : nameUnlessThere();
  if (failure_ == EEXIST) return sameContent(content(), file_) ? Saved::same_already : Saved::kept;
  if (failure_ != 0) return inWords(file_, failure_);
  ::close(std::exchange(descriptor_, -1));
  return Saved::written;
}

/// 0 or the errno.
int NewFile::nameUnlessThere() const {
  if (nameless_) return link(content(), file_);
  if (::renameat2(AT_FDCWD, part_.c_str(), AT_FDCWD, file_.c_str(), RENAME_NOREPLACE) == 0) return 0;
  if (errno != EINVAL && errno != ENOSYS) return errno;
  // A file system that cannot do both in one step.
  std::error_code ignored;
  if (std::filesystem::exists(file_, ignored)) return EEXIST;
  return std::rename(part_.c_str(), file_.c_str()) == 0 ? 0 : errno;
}

/// 0 or the errno.
int NewFile::nameInPlace() const {
  if (nameless_) {
    // A nameless file takes no other's name: it is complete by now, and gets one of its own for an instant.
    std::error_code ignored;
    std::filesystem::remove(part_, ignored);
    if (const int failure = link(content(), part_)) return failure;
  }
  return std::rename(part_.c_str(), file_.c_str()) == 0 ? 0 : errno;
}

Result<Done> replaceFile(const std::filesystem::path& file, std::span<const std::byte> content) {
  NewFile whole(file);
  whole.write(content);
  if (const auto saved = whole.finish(Older::replace); !saved) return saved.error();
  return kDone;
}

Result<Done> replaceFile(const std::filesystem::path& file, std::string_view content) {
  return replaceFile(file, std::as_bytes(std::span(content)));
}

}  // namespace stipple
