#include "base/child_process.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <utility>

#include "base/clock.h"

extern char** environ;

namespace stipple {
namespace {

constexpr double kStopPollS = 0.1;  // between two looks at whether to stop

class FileDescriptor {
 public:
  FileDescriptor() = default;
  explicit FileDescriptor(int descriptor) : descriptor_(descriptor) {}
  FileDescriptor(FileDescriptor&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}
  FileDescriptor& operator=(FileDescriptor&& other) noexcept {
    std::swap(descriptor_, other.descriptor_);
    return *this;
  }
  ~FileDescriptor() { close(); }
  void close() {
    if (descriptor_ >= 0) ::close(std::exchange(descriptor_, -1));
  }
  int get() const { return descriptor_; }

 private:
  int descriptor_ = -1;
};

struct Pipe {
  FileDescriptor reading, writing;
};

Result<Pipe> openPipe() {
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) return Error{fmt::format("cannot open a pipe: {}", std::strerror(errno))};
  return Pipe{FileDescriptor(ends[0]), FileDescriptor(ends[1])};
}

/// Starts the child with the two writing ends as its standard output and error.
Result<pid_t> spawn(const std::filesystem::path& program, const std::vector<std::string>& arguments,
                    int output, int complaints) {
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
  posix_spawn_file_actions_adddup2(&actions, complaints, STDERR_FILENO);

  std::string name = program.string();
  std::vector<std::string> texts = arguments;
  std::vector<char*> argv{name.data()};
  for (std::string& text : texts) argv.push_back(text.data());
  argv.push_back(nullptr);

  pid_t child = 0;
  const int error = posix_spawn(&child, name.c_str(), &actions, nullptr, argv.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  if (error != 0) return Error{fmt::format("cannot start \"{}\": {}", name, std::strerror(error))};
  return child;
}

/// Reads what is there; false at the end of the stream.
template <typename Sink>
bool drain(int descriptor, const Sink& sink) {
  std::array<std::byte, 1 << 16> buffer;
  const ssize_t count = read(descriptor, buffer.data(), buffer.size());
  if (count < 0) return errno == EINTR;
  sink(buffer.data(), static_cast<std::size_t>(count));
  return count > 0;
}

std::string firstLine(const std::string& text) {
  return text.substr(0, text.find_first_of("\r\n"));
}

}  // namespace

Result<ChildOutcome> runChild(const std::filesystem::path& program, const std::vector<std::string>& arguments,
                              const ChildLimits& limits, const std::stop_token& stop) {
  auto output = openPipe();
  if (!output) return output.error();
  auto complaints = openPipe();
  if (!complaints) return complaints.error();
  const auto child = spawn(program, arguments, output->writing.get(), complaints->writing.get());
  if (!child) return child.error();
  output->writing.close();
  complaints->writing.close();

  using End = ChildOutcome::End;
  ChildOutcome outcome{End::exited, 0, {}, {}};
  std::string complaint;
  constexpr std::size_t kLongestComplaint = 4096;
  const double deadline = secondsNow() + limits.seconds;
  std::array<pollfd, 2> streams{{{output->reading.get(), POLLIN, 0}, {complaints->reading.get(), POLLIN, 0}}};
  while (streams[0].fd >= 0 || streams[1].fd >= 0) {
    const double left_s = deadline - secondsNow();
    if (left_s <= 0 || stop.stop_requested()) {
      outcome.end = left_s <= 0 ? End::timed_out : End::stopped;
      break;
    }
    poll(streams.data(), streams.size(), static_cast<int>(std::min(left_s, kStopPollS) * 1000) + 1);
    if (streams[0].fd >= 0 && streams[0].revents != 0) {
      const bool more = drain(streams[0].fd, [&](const std::byte* data, std::size_t count) {
        outcome.output.insert(outcome.output.end(), data, data + count);
      });
      if (!more) streams[0].fd = -1;
    }
    if (streams[1].fd >= 0 && streams[1].revents != 0) {
      const bool more = drain(streams[1].fd, [&](const std::byte* data, std::size_t count) {
        complaint.append(reinterpret_cast<const char*>(data), count);
        complaint.resize(std::min(complaint.size(), kLongestComplaint));
      });
      if (!more) streams[1].fd = -1;
    }
    if (outcome.output.size() > limits.output_bytes) {
      outcome.end = End::said_too_much;
      break;
    }
  }

  outcome.complaint = firstLine(complaint);
  if (outcome.end != End::exited) kill(*child, SIGKILL);
  // A child that closed its streams but lives on has until the deadline too.
  int status = 0;
  while (waitpid(*child, &status, WNOHANG) == 0) {
    const bool late = secondsNow() > deadline;
    if (outcome.end == End::exited && (late || stop.stop_requested())) {
      outcome.end = late ? End::timed_out : End::stopped;
      kill(*child, SIGKILL);
    }
    poll(nullptr, 0, 1);
  }
  if (outcome.end != End::exited) return outcome;
  if (WIFSIGNALED(status)) {
    outcome.end = End::killed_by_signal;
    outcome.code = WTERMSIG(status);
  } else {
    outcome.code = WEXITSTATUS(status);
  }
  return outcome;
}

}  // namespace stipple
