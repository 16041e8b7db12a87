#include "base/replace_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <system_error>

namespace stipple {
namespace {

/// Writes all of `content` and waits until it is on the disk; 0 or the errno.
int writeDurably(const std::filesystem::path& file, std::span<const std::byte> content) {
  const int descriptor = ::open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  if (descriptor < 0) return errno;
  int failure = 0;
  while (!content.empty() && failure == 0) {
    const ssize_t written = ::write(descriptor, content.data(), content.size());
    if (written >= 0) {
      content = content.subspan(static_cast<std::size_t>(written));
    } else if (errno != EINTR) {
      failure = errno;
    }
  }
  if (failure == 0 && ::fsync(descriptor) != 0) failure = errno;
  if (::close(descriptor) != 0 && failure == 0) failure = errno;
  return failure;
}

Error inWords(const std::filesystem::path& file, int failure) {
  const std::string folder = file.has_parent_path() ? file.parent_path().string() : ".";
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
    case EISDIR:
      return {fmt::format("{}: this is a folder; give a file name", file.string())};
    default:
      return {
          fmt::format("{}: cannot be written: {}", file.string(), std::generic_category().message(failure))};
  }
}

}  // namespace

Result<Done> replaceFile(const std::filesystem::path& file, std::span<const std::byte> content) {
  std::filesystem::path beside = file;
  beside += fmt::format(".{}.part", ::getpid());
  int failure = writeDurably(beside, content);
  if (failure == 0 && std::rename(beside.c_str(), file.c_str()) != 0) failure = errno;
  if (failure == 0) return kDone;
  std::error_code ignored;
  std::filesystem::remove(beside, ignored);
  return inWords(file, failure);
}

Result<Done> replaceFile(const std::filesystem::path& file, std::string_view content) {
  return replaceFile(file, std::as_bytes(std::span(content)));
}

}  // namespace stipple
