#include "app/window.h"

#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>
#include <utility>

#include "gpu/device.h"

namespace stipple {
namespace {

constexpr int kLeastWidth = 480, kLeastHeight = 360;

constexpr std::array<std::pair<int, const char*>, 12> kNamedKeys{
    {{GLFW_KEY_LEFT, "Left"},
     {GLFW_KEY_RIGHT, "Right"},
     {GLFW_KEY_UP, "Up"},
     {GLFW_KEY_DOWN, "Down"},
     {GLFW_KEY_TAB, "Tab"},
     {GLFW_KEY_SPACE, "Space"},
     {GLFW_KEY_ESCAPE, "Esc"},
     {GLFW_KEY_BACKSPACE, "Backspace"},
     {GLFW_KEY_ENTER, "Enter"},
     {GLFW_KEY_KP_ENTER, "Enter"},
     {GLFW_KEY_PAGE_DOWN, "Right"},  // presenter remotes
     {GLFW_KEY_PAGE_UP, "Left"}}};

/// Letters by what is printed on the user's keyboard, digits by their place: on some layouts they need Shift.
std::string keyName(int key, int scancode) {
  const auto named = std::ranges::find(kNamedKeys, key, &std::pair<int, const char*>::first);
  if (named != kNamedKeys.end()) return named->second;
  if (key >= GLFW_KEY_F1 && key <= GLFW_KEY_F12) return fmt::format("F{}", key - GLFW_KEY_F1 + 1);
  if (key >= GLFW_KEY_0 && key <= GLFW_KEY_9)
    return std::string(1, static_cast<char>('0' + key - GLFW_KEY_0));
  if (key >= GLFW_KEY_KP_0 && key <= GLFW_KEY_KP_9)
    return std::string(1, static_cast<char>('0' + key - GLFW_KEY_KP_0));
  const char* printed = glfwGetKeyName(key, scancode);
  if (!printed || printed[0] == '\0' || printed[1] != '\0') return {};
  return std::string(1, static_cast<char>(std::toupper(static_cast<unsigned char>(printed[0]))));
}

std::string chordOf(const std::string& key, int modifiers) {
  std::string chord;
  if (modifiers & (GLFW_MOD_CONTROL | GLFW_MOD_SUPER)) chord += "Ctrl+";
  if (modifiers & GLFW_MOD_ALT) chord += "Alt+";
  if (modifiers & GLFW_MOD_SHIFT) chord += "Shift+";
  return chord + key;
}

std::optional<PointerEvent::Button> buttonOf(int button) {
  switch (button) {
    case GLFW_MOUSE_BUTTON_LEFT:
      return PointerEvent::Button::left;
    case GLFW_MOUSE_BUTTON_RIGHT:
      return PointerEvent::Button::right;
    case GLFW_MOUSE_BUTTON_MIDDLE:
      return PointerEvent::Button::middle;
    default:
      return std::nullopt;
  }
}

bool altHeld(GLFWwindow* window) {
  return glfwGetKey(window, GLFW_KEY_LEFT_ALT) == GLFW_PRESS ||
         glfwGetKey(window, GLFW_KEY_RIGHT_ALT) == GLFW_PRESS;
}

glm::ivec2 middleOf(GLFWwindow* window) {
  glm::ivec2 at{0, 0}, size{0, 0};
  glfwGetWindowPos(window, &at.x, &at.y);
  glfwGetWindowSize(window, &size.x, &size.y);
  return at + size / 2;
}

struct Screen {
  GLFWmonitor* monitor;
  glm::ivec2 low, size;
  bool holds(glm::ivec2 at) const {
    return at.x >= low.x && at.y >= low.y && at.x < low.x + size.x && at.y < low.y + size.y;
  }
};

/// The primary one first.
std::vector<Screen> screens() {
  std::vector<Screen> screens;
  int count = 0;
  GLFWmonitor** monitors = glfwGetMonitors(&count);
  for (int i = 0; i < count; ++i) {
    Screen screen{monitors[i], {0, 0}, {0, 0}};
    glfwGetMonitorPos(monitors[i], &screen.low.x, &screen.low.y);
    const GLFWvidmode* mode = glfwGetVideoMode(monitors[i]);
    screen.size = {mode->width, mode->height};
    screens.push_back(screen);
  }
  return screens;
}

/// A screen that does not hold `at`; none where all show the same place, or there is one alone.
std::optional<Screen> otherScreenThan(glm::ivec2 at) {
  for (const Screen& screen : screens())
    if (!screen.holds(at)) return screen;
  return std::nullopt;
}

std::string lastError() {
  const char* words = nullptr;
  glfwGetError(&words);
  return words ? words : "no reason given";
}

}  // namespace

Result<std::unique_ptr<Window>> Window::open(const std::string& title, glm::uvec2 size) {
  if (!glfwInit())
    return Error{fmt::format(
        "no window can be opened here ({}); start Stipple on a desktop, or draw pictures without a "
        "window with `stipple demo --out DIR`",
        lastError())};
  const Library library;  // shut down again if there is no window in the end
  if (!glfwVulkanSupported()) return gpu::chooseDevice({}, "").error();
  std::uint32_t count = 0;
  const char** names = glfwGetRequiredInstanceExtensions(&count);
  if (!names) {
    const auto devices = gpu::listDevices();
    if (!devices) return devices.error();
    return Error{"this machine's Vulkan driver cannot draw to windows; see `stipple doctor`"};
  }
  auto self = create(title, size);
  if (self) (*self)->instance_extensions_.assign(names, names + count);
  return self;
}

Result<std::unique_ptr<Window>> Window::openBeside(const Window& beside, const std::string& title,
                                                   glm::uvec2 size) {
  glfwWindowHint(GLFW_FOCUS_ON_SHOW, GLFW_FALSE);
  glfwWindowHint(GLFW_AUTO_ICONIFY, GLFW_FALSE);
  auto self = create(title, size);
  glfwWindowHint(GLFW_FOCUS_ON_SHOW, GLFW_TRUE);
  glfwWindowHint(GLFW_AUTO_ICONIFY, GLFW_TRUE);
  if (!self) return self;
  const auto other = otherScreenThan(middleOf(beside.window_));
  if (other) {
    glfwSetWindowPos((*self)->window_, other->low.x, other->low.y);
    (*self)->setFullScreen(true);
  }
  return self;
}

Result<std::unique_ptr<Window>> Window::create(const std::string& title, glm::uvec2 size) {
  std::unique_ptr<Window> self(new Window());
  glfwWindowHint(GLFW_CLIENT_API, GLFW_NO_API);
  glfwWindowHint(GLFW_SCALE_TO_MONITOR, GLFW_TRUE);
  glfwWindowHintString(GLFW_X11_CLASS_NAME, "stipple");
  glfwWindowHintString(GLFW_X11_INSTANCE_NAME, "stipple");
  self->window_ =
      glfwCreateWindow(static_cast<int>(size.x), static_cast<int>(size.y), title.c_str(), nullptr, nullptr);
  if (!self->window_)
    return Error{fmt::format("no window of {}x{} could be opened ({}); try another --size", size.x, size.y,
                             lastError())};
  glfwSetWindowSizeLimits(self->window_, kLeastWidth, kLeastHeight, GLFW_DONT_CARE, GLFW_DONT_CARE);
  self->listen();
  return self;
}

namespace {
int library_users = 0;
}
Window::Library::Library() {
  ++library_users;
}
Window::Library::~Library() {
  if (--library_users == 0) glfwTerminate();
}

Window::~Window() {
  if (window_) glfwDestroyWindow(window_);
}

void Window::listen() {
  glfwSetWindowUserPointer(window_, this);
  static constexpr auto self = [](GLFWwindow* window) {
    return static_cast<Window*>(glfwGetWindowUserPointer(window));
  };
  glfwSetMouseButtonCallback(window_, [](GLFWwindow* window, int button, int action, int) {
    const auto known = buttonOf(button);
    if (!known) return;
    const auto kind = action == GLFW_PRESS ? PointerEvent::Kind::press : PointerEvent::Kind::release;
    self(window)->add(PointerEvent{kind, self(window)->cursor_, *known});
  });
  glfwSetCursorPosCallback(window_, [](GLFWwindow* window, double x, double y) {
    self(window)->cursor_ = {x, y};
    self(window)->add(PointerEvent{.kind = PointerEvent::Kind::move, .at = {x, y}, .alt = altHeld(window)});
  });
  glfwSetScrollCallback(window_, [](GLFWwindow* window, double, double y) {
    self(window)->add(PointerEvent{.kind = PointerEvent::Kind::wheel,
                                   .at = self(window)->cursor_,
                                   .steps = static_cast<float>(y),
                                   .alt = altHeld(window)});
  });
  glfwSetKeyCallback(window_, [](GLFWwindow* window, int key, int scancode, int action, int modifiers) {
    const std::string name = action == GLFW_RELEASE ? std::string() : keyName(key, scancode);
    self(window)->add(
        KeyEvent{name.empty() ? name : chordOf(name, modifiers), key, scancode, action, modifiers});
  });
  glfwSetDropCallback(window_, [](GLFWwindow* window, int count, const char** paths) {
    self(window)->add(FilesDropped{{paths, paths + count}});
  });
  glfwSetCharCallback(window_, [](GLFWwindow* window, unsigned code_point) {
    self(window)->add(CharacterTyped{code_point});
  });
  glfwSetFramebufferSizeCallback(window_,
                                 [](GLFWwindow* window, int, int) { self(window)->disturbed_ = true; });
  glfwSetWindowRefreshCallback(window_, [](GLFWwindow* window) { self(window)->disturbed_ = true; });
  glfwSetWindowFocusCallback(window_, [](GLFWwindow* window, int focused) {
    self(window)->add(FocusChanged{focused == GLFW_TRUE});
  });
  glfwSetWindowContentScaleCallback(
      window_, [](GLFWwindow* window, float, float) { self(window)->disturbed_ = true; });
}

void Window::add(const InputEvent& event) {
  disturbed_ = true;
  events_.push_back(event);
}

void Window::wait(double seconds) {
  if (seconds > 0)
    glfwWaitEventsTimeout(seconds);
  else
    glfwPollEvents();
}

bool Window::closing() const {
  return glfwWindowShouldClose(window_) == GLFW_TRUE;
}

/// A minimised window comes back, so that the question is seen.
void Window::keepOpen() {
  glfwSetWindowShouldClose(window_, GLFW_FALSE);
  if (glfwGetWindowAttrib(window_, GLFW_ICONIFIED) == GLFW_TRUE) glfwRestoreWindow(window_);
}

void Window::setTitle(const std::string& title) {
  if (title == title_) return;
  title_ = title;
  glfwSetWindowTitle(window_, title.c_str());
}

void Window::wake() {
  glfwPostEmptyEvent();
}

void Window::close() {
  glfwSetWindowShouldClose(window_, GLFW_TRUE);
}

glm::uvec2 Window::pixels() const {
  int width = 0, height = 0;
  glfwGetFramebufferSize(window_, &width, &height);
  return {width, height};
}

glm::vec2 Window::size() const {
  int width = 0, height = 0;
  glfwGetWindowSize(window_, &width, &height);
  return {width, height};
}

float Window::pixelDensity() const {
  const float width = size().x;
  return width > 0 ? static_cast<float>(pixels().x) / width : 1;
}

float Window::interfaceScale() const {
  float scale = 1, same = 1;
  glfwGetWindowContentScale(window_, &scale, &same);
  // Where the window system's units already follow the scale (Wayland), the pixels carry it instead.
  return std::clamp(scale / pixelDensity(), 0.5f, 4.0f);
}

bool Window::isFullScreen() const {
  return glfwGetWindowMonitor(window_) != nullptr;
}

void Window::setFullScreen(bool full) {
  if (full == isFullScreen()) return;
  if (!full) {
    glfwSetWindowMonitor(window_, nullptr, windowed_at_.x, windowed_at_.y, windowed_size_.x, windowed_size_.y,
                         GLFW_DONT_CARE);
    return;
  }
  glfwGetWindowPos(window_, &windowed_at_.x, &windowed_at_.y);
  glfwGetWindowSize(window_, &windowed_size_.x, &windowed_size_.y);
  const std::vector<Screen> all = screens();
  if (all.empty()) return;
  // The screen that holds the window's middle, not whichever the desktop calls the first.
  const auto holding = std::ranges::find_if(
      all, [&](const Screen& screen) { return screen.holds(windowed_at_ + windowed_size_ / 2); });
  const Screen& screen = holding == all.end() ? all.front() : *holding;
  const GLFWvidmode* mode = glfwGetVideoMode(screen.monitor);
  glfwSetWindowMonitor(window_, screen.monitor, 0, 0, mode->width, mode->height, mode->refreshRate);
}

}  // namespace stipple
