// Drops files on a window as a file manager does: the source's side of the XDND protocol, version 5.
//   drop_files WINDOW FILE...
// WINDOW is the number that xdotool knows it by. Exit code 0: the window has taken them, 1: it has not.
#include <X11/Xatom.h>
#include <X11/Xlib.h>
#include <poll.h>

#include <array>
#include <cctype>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <optional>
#include <string>
#include <utility>

namespace {

constexpr int kPatienceMs = 60'000;
constexpr long kVersion = 5;

class Source {
 public:
  Source(Display* display, Window target, std::string uris)
      : display_(display),
        target_(target),
        uris_(std::move(uris)),
        window_(XCreateSimpleWindow(display, DefaultRootWindow(display), 0, 0, 1, 1, 0, 0, 0)) {
    XSetSelectionOwner(display_, atom("XdndSelection"), window_, CurrentTime);
  }

  bool drop() {
    tell("XdndEnter", {kVersion << 24, static_cast<long>(list_), 0, 0});
    const long middle = 300L << 16 | 300;
    tell("XdndPosition", {0, middle, CurrentTime, static_cast<long>(atom("XdndActionCopy"))});
    const auto status = answer("XdndStatus");
    if (!status || !(status->data.l[1] & 1)) return false;
    tell("XdndDrop", {0, CurrentTime, 0, 0});
    return answer("XdndFinished").has_value();
  }

 private:
  Atom atom(const char* name) const { return XInternAtom(display_, name, False); }

  void tell(const char* type, const std::array<long, 4>& words) {
    XEvent event{};
    event.xclient.type = ClientMessage;
    event.xclient.window = target_;
    event.xclient.message_type = atom(type);
    event.xclient.format = 32;
    event.xclient.data.l[0] = static_cast<long>(window_);
    for (std::size_t i = 0; i < words.size(); ++i) event.xclient.data.l[i + 1] = words[i];
    XSendEvent(display_, target_, False, NoEventMask, &event);
    XFlush(display_);
  }

  /// The target's message of that type; gives it the files when it asks for them meanwhile.
  std::optional<XClientMessageEvent> answer(const char* type) {
    for (;;) {
      if (XPending(display_) == 0) {
        pollfd waiting{ConnectionNumber(display_), POLLIN, 0};
        if (::poll(&waiting, 1, kPatienceMs) <= 0) return std::nullopt;
      }
      XEvent event;
      XNextEvent(display_, &event);
      if (event.type == ClientMessage && event.xclient.message_type == atom(type)) return event.xclient;
      if (event.type == SelectionRequest) hand(event.xselectionrequest);
    }
  }

  void hand(const XSelectionRequestEvent& request) {
    XChangeProperty(display_, request.requestor, request.property, request.target, 8, PropModeReplace,
                    reinterpret_cast<const unsigned char*>(uris_.data()), static_cast<int>(uris_.size()));
    XEvent done{};
    done.xselection.type = SelectionNotify;
    done.xselection.requestor = request.requestor;
    done.xselection.selection = request.selection;
    done.xselection.target = request.target;
    done.xselection.property = request.property;
    done.xselection.time = request.time;
    XSendEvent(display_, request.requestor, False, NoEventMask, &done);
    XFlush(display_);
  }

  Display* display_;
  Window target_;
  std::string uris_;
  Window window_;
  Atom list_ = XInternAtom(display_, "text/uri-list", False);
};

/// "file:///tmp/a%20b.obj"
std::string uriOf(const std::filesystem::path& file) {
  std::string uri = "file://";
  for (const char letter : std::filesystem::absolute(file).string()) {
    const auto byte = static_cast<unsigned char>(letter);
    const bool plain = std::isalnum(byte) || letter == '/' || letter == '.' || letter == '-' || letter == '_';
    std::array<char, 4> escaped{};
    std::snprintf(escaped.data(), escaped.size(), "%%%02X", byte);
    uri += plain ? std::string(1, letter) : std::string(escaped.data());
  }
  return uri;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) return 1;
  Display* display = XOpenDisplay(nullptr);
  if (!display) return 1;
  std::string uris;
  for (int i = 2; i < argc; ++i) uris += uriOf(argv[i]) + "\r\n";
  const bool taken = Source(display, std::strtoul(argv[1], nullptr, 0), uris).drop();
  XCloseDisplay(display);
  return taken ? 0 : 1;
}
