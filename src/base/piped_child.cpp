#include "base/piped_child.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <utility>

#include "base/clock.h"

extern char** environ;

namespace stipple {
namespace {

constexpr int kStopPollMs = 100;
constexpr std::size_t kLongestComplaint = 4096;

}  // namespace

struct PipedChild::Running {
  pid_t child = 0;
  int feed =
      -1;  // our end of its standard input; a socket, whose writer gets no signal when the reader is gone
  int complaints = -1;  // of its standard error
  std::string complaint;

  Running() = default;
  Running(const Running&) = delete;
  Running& operator=(const Running&) = delete;
  ~Running() {
    closeFeed();
    if (child > 0) {
      kill(child, SIGKILL);
      waitpid(child, nullptr, 0);
    }
    if (complaints >= 0) close(complaints);
  }

  void closeFeed() {
    if (feed >= 0) close(std::exchange(feed, -1));
  }

  /// Waits until something can be written or read, or a moment has passed, and hears what there is to hear.
  void attend(bool to_write) {
    std::array<pollfd, 2> streams{{{complaints, POLLIN, 0}, {to_write ? feed : -1, POLLOUT, 0}}};
    poll(streams.data(), streams.size(), kStopPollMs);
    if (streams[0].revents == 0) return;
    std::array<char, 1024> said;
    const ssize_t count = read(complaints, said.data(), said.size());
    if (count > 0 && complaint.size() < kLongestComplaint)
      complaint.append(said.data(), static_cast<std::size_t>(count));
    if (count == 0) close(std::exchange(complaints, -1));
  }
};

PipedChild::PipedChild(std::unique_ptr<Running> running) : running_(std::move(running)) {}
PipedChild::PipedChild(PipedChild&&) noexcept = default;
PipedChild& PipedChild::operator=(PipedChild&&) noexcept = default;
PipedChild::~PipedChild() = default;

Result<PipedChild> PipedChild::start(const std::filesystem::path& program,
                                     const std::vector<std::string>& arguments) {
  auto running = std::make_unique<Running>();
  std::array<int, 2> feed{}, complaints{};
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, feed.data()) != 0)
    return Error{fmt::format("cannot open a pipe: {}", std::strerror(errno))};
  running->feed = feed[0];
  if (pipe2(complaints.data(), O_CLOEXEC) != 0) {
    close(feed[1]);
    return Error{fmt::format("cannot open a pipe: {}", std::strerror(errno))};
  }
  running->complaints = complaints[0];

  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, feed[1], STDIN_FILENO);
  posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_adddup2(&actions, complaints[1], STDERR_FILENO);
  // A group of its own: Ctrl-C in a terminal is for us to hear, who end it in our time.
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP);
  posix_spawnattr_setpgroup(&attributes, 0);
  std::string name = program.string();
  std::vector<std::string> texts = arguments;
  std::vector<char*> argv{name.data()};
  for (std::string& text : texts) argv.push_back(text.data());
  argv.push_back(nullptr);
  const int error = posix_spawn(&running->child, name.c_str(), &actions, &attributes, argv.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  posix_spawnattr_destroy(&attributes);
  close(feed[1]);
  close(complaints[1]);
  if (error != 0) {
    running->child = 0;
    return Error{fmt::format("cannot start \"{}\": {}", name, std::strerror(error))};
  }
  return PipedChild(std::move(running));
}

bool PipedChild::write(std::span<const std::byte> bytes, const std::stop_token& stop) {
  while (!bytes.empty()) {
    if (stop.stop_requested()) return false;
    const ssize_t taken = send(running_->feed, bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
    if (taken > 0)
      bytes = bytes.subspan(static_cast<std::size_t>(taken));
    else if (taken < 0 && errno != EINTR && errno != EAGAIN)
      return false;
    else
      running_->attend(true);
  }
  return true;
}

ChildOutcome PipedChild::finish(double seconds, const std::stop_token& stop) {
  using End = ChildOutcome::End;
  running_->closeFeed();
  ChildOutcome outcome{End::exited, 0, {}, {}};
  const double deadline = secondsNow() + seconds;
  int status = 0;
  while (waitpid(running_->child, &status, WNOHANG) == 0) {
    if (outcome.end == End::exited && (stop.stop_requested() || secondsNow() > deadline)) {
      outcome.end = stop.stop_requested() ? End::stopped : End::timed_out;
      kill(running_->child, SIGKILL);
    }
    running_->attend(false);
  }
  running_->child = 0;
  while (running_->complaints >= 0) {  // what it said last
    const std::size_t heard = running_->complaint.size();
    running_->attend(false);
    if (running_->complaint.size() == heard) break;
  }
  outcome.complaint = running_->complaint.substr(0, running_->complaint.find_first_of("\r\n"));
  if (outcome.end != End::exited) return outcome;
  if (WIFSIGNALED(status)) return {End::killed_by_signal, WTERMSIG(status), {}, outcome.complaint};
  outcome.code = WEXITSTATUS(status);
  return outcome;
}

std::optional<std::filesystem::path> programOnPath(std::string_view name) {
  const char* value = std::getenv("PATH");
  std::string_view folders = value ? value : "";
  while (!folders.empty()) {
    const std::string_view folder = folders.substr(0, folders.find(':'));
    const std::filesystem::path program = std::filesystem::path(folder) / name;
    std::error_code ignored;
    if (std::filesystem::is_regular_file(program, ignored) && access(program.c_str(), X_OK) == 0)
      return program;
    folders.remove_prefix(std::min(folder.size() + 1, folders.size()));
  }
  return std::nullopt;
}

}  // namespace stipple
