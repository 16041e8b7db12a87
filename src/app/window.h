#pragma once
#include <filesystem>
#include <glm/vec2.hpp>
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "base/result.h"
#include "studio/studio.h"

struct GLFWwindow;

namespace stipple {

/// A key went down, was repeated, or came up.
struct KeyEvent {
  std::string chord;                     // as in studio/shortcuts.h; empty where it came up or has no name
  int key, scancode, action, modifiers;  // as GLFW tells them
};
struct CharacterTyped {
  unsigned code_point;
};
struct FocusChanged {
  bool focused;
};
struct FilesDropped {
  std::vector<std::filesystem::path> files;
};
using InputEvent = std::variant<PointerEvent, KeyEvent, CharacterTyped, FocusChanged, FilesDropped>;

/// A window of the program, and everything that GLFW knows.
class Window {
 public:
  static Result<std::unique_ptr<Window>> open(const std::string& title, glm::uvec2 size);
  /// A second one: on the whole of another screen where there is one, else over a part of `beside`. The
  /// keyboard stays with `beside`, and a full screen stays when it is worked in.
  static Result<std::unique_ptr<Window>> openBeside(const Window& beside, const std::string& title,
                                                    glm::uvec2 size);
  ~Window();
  Window(const Window&) = delete;
  Window& operator=(const Window&) = delete;

  GLFWwindow* get() const { return window_; }
  std::vector<const char*> instanceExtensions() const { return instance_extensions_; }

  /// Sleeps until something happens or `seconds` have passed; 0 only looks.
  void wait(double seconds);
  /// What happened since the last call, in order.
  std::vector<InputEvent> takeEvents() { return std::exchange(events_, {}); }
  /// Resized, uncovered, focused, moved over: anything after which the window should be drawn again.
  bool takeDisturbed() { return std::exchange(disturbed_, false); }

  /// The user wants it closed; keepOpen() answers that there is something to ask first.
  bool closing() const;
  void keepOpen();
  void close();
  void setTitle(const std::string& title);
  /// Ends a wait(); from any thread.
  static void wake();

  glm::uvec2 pixels() const;     // 0 while minimised
  glm::vec2 size() const;        // in the window system's units, in which the pointer is told
  float pixelDensity() const;    // pixels for each of those units
  float interfaceScale() const;  // units of the layout to the window system's

  bool isFullScreen() const;
  void setFullScreen(bool full);

 private:
  /// GLFW is shut down with the last that uses it.
  class Library {
   public:
    Library();
    ~Library();
    Library(const Library&) = delete;
    Library& operator=(const Library&) = delete;
  };

  Window() = default;
  static Result<std::unique_ptr<Window>> create(const std::string& title, glm::uvec2 size);
  void listen();
  void add(const InputEvent& event);

  Library library_;
  GLFWwindow* window_ = nullptr;
  std::string title_;
  std::vector<const char*> instance_extensions_;
  std::vector<InputEvent> events_;
  bool disturbed_ = true;
  // As the events told it. Asking GLFW tells where it is by now, which after a slow frame is elsewhere.
  glm::vec2 cursor_{0, 0};
  glm::ivec2 windowed_at_{0, 0}, windowed_size_{0, 0};  // before full screen
};

}  // namespace stipple
