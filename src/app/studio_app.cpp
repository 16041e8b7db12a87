#include "app/studio_app.h"

#define GLFW_INCLUDE_VULKAN
#include <GLFW/glfw3.h>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>

#include "app/head_view.h"
#include "app/options.h"
#include "app/screenshot.h"
#include "app/swapchain.h"
#include "app/ui_backend.h"
#include "app/window.h"
#include "base/clock.h"
#include "gpu/failure.h"
#include "head/import.h"
#include "plan/plan_file.h"
#include "scalp/areas.h"
#include "studio/studio.h"
#include "studio/widgets.h"

namespace stipple {
namespace {

constexpr double kFrameS = 1.0 / 60;
// ImGui settles within this many frames of an event: hovering, focus and sizes each follow one frame later.
constexpr int kSettlingFrames = 3;
constexpr double kRestingS = 0.8;  // tooltips appear within this time of the last movement
constexpr double kRestingFrameS = 0.1, kBlinkS = 0.25, kNothingS = 5;

/// A surface belongs to the instance, which the device owns: it must go before the device does.
class Surface {
 public:
  static Result<std::unique_ptr<Surface>> create(const gpu::Device& device, GLFWwindow* window) {
    VkSurfaceKHR handle = VK_NULL_HANDLE;
    gpu::check(glfwCreateWindowSurface(device.instance(), window, nullptr, &handle),
               "connecting the device to the window");
    std::unique_ptr<Surface> self(new Surface(device.instance(), handle));
    VkBool32 can_present = VK_FALSE;
    gpu::check(
        vkGetPhysicalDeviceSurfaceSupportKHR(device.physical(), device.queueFamily(), handle, &can_present),
        "connecting the device to the window");
    if (!can_present)
      return Error{fmt::format(
          "the device \"{}\" cannot draw to this screen; choose another with --device (see `stipple doctor`)",
          device.name())};
    return self;
  }
  ~Surface() { vkDestroySurfaceKHR(instance_, handle_, nullptr); }
  Surface(const Surface&) = delete;
  Surface& operator=(const Surface&) = delete;

  VkSurfaceKHR get() const { return handle_; }

 private:
  Surface(VkInstance instance, VkSurfaceKHR handle) : instance_(instance), handle_(handle) {}
  VkInstance instance_;
  VkSurfaceKHR handle_;
};

/// For work that keeps the window waiting: says so before it begins.
void showMessage(const Window& window, Swapchain& swapchain, UiBackend& ui, const char* words) {
  constexpr int kFrames = 2;  // the first only tells ImGui how large the text is
  for (int i = 0; i < kFrames; ++i) {
    swapchain.waitUntilDrawn();
    const Theme& theme = ui.themeFor({window.interfaceScale(), window.pixelDensity()});
    ui.beginFrame();
    drawMessage(theme, window.size(), words);
    ui.endFrame();
    swapchain.show(window.pixels(),
                   {[](gpu::Commands&) { return nullptr; }, {}, [&](VkCommandBuffer c) { ui.record(c); }});
  }
}

/// The window, the studio in it and the head behind it, from the first frame to the last.
class StudioApp {
 public:
  StudioApp(Window& window, gpu::Device& device, Swapchain& swapchain, UiBackend& ui, Document document,
            Head head)
      : window_(window),
        device_(device),
        swapchain_(swapchain),
        ui_(ui),
        head_view_(device, std::move(head), document.plan().seed),
        studio_(std::move(document), head_view_.preview().scalp()) {}

  // What the last frame reads goes with this object.
  ~StudioApp() { device_.waitIdle(); }
  StudioApp(const StudioApp&) = delete;
  StudioApp& operator=(const StudioApp&) = delete;

  void run() {
    while (!window_.closing()) {
      window_.wait(sleepS());
      const double now = secondsNow();
      if (window_.takeDisturbed()) {
        disturbed_s_ = now;
        settling_ = kSettlingFrames;
      }
      handleEvents();
      if (!shouldDraw(now)) continue;
      drawFrame(now);
      fulfilWishes();
    }
  }

 private:
  bool shouldDraw(double now) const {
    if (settling_ > 0 || studio_.isAnimating() || ui_.isTyping()) return true;
    if (now - disturbed_s_ < kRestingS + kRestingFrameS) return true;
    const auto refines = head_view_.refinesInSeconds(now);
    return refines && *refines <= 0;
  }

  /// How long nothing needs to be done, unless something happens.
  double sleepS() const {
    const double now = secondsNow();
    const double next_frame = std::max(0.0, drawn_s_ + kFrameS - now);
    if (settling_ > 0 || studio_.isAnimating()) return next_frame;
    double sleep = kNothingS;
    if (const auto refines = head_view_.refinesInSeconds(now)) sleep = *refines;
    if (ui_.isTyping()) sleep = std::min(sleep, kBlinkS);
    if (now - disturbed_s_ < kRestingS + kRestingFrameS) sleep = std::min(sleep, kRestingFrameS);
    return std::max(sleep, next_frame);
  }

  void handleEvents() {
    for (const InputEvent& event : window_.takeEvents()) {
      if (const auto* pointer = std::get_if<PointerEvent>(&event)) studio_.pointer(*pointer);
      if (const auto* key = std::get_if<KeyPress>(&event)) studio_.key(key->chord);
      if (const auto* dropped = std::get_if<FilesDropped>(&event))
        for (const auto& file : dropped->files) open(file);
    }
  }

  /// What the plan asks for on this head; while something moves, the last figures stand.
  void measure() {
    if (studio_.inMotion() || measured_ == studio_.plan()) return;
    measured_ = studio_.plan();
    studio_.setWorkload(workloadOf(measureAreas(head_view_.preview().scalp(), *measured_)));
  }

  void drawFrame(double now) {
    if (window_.pixels() == glm::uvec2(0)) return;  // minimised
    measure();
    swapchain_.waitUntilDrawn();  // fonts and frames may be replaced from here on
    const Theme& theme = ui_.themeFor({window_.interfaceScale(), window_.pixelDensity()});
    ui_.beginFrame();
    studio_.draw(theme, window_.size(), now);
    ui_.endFrame();

    const Swapchain::Area area = pictureArea();
    head_view_.want({shot(), glm::uvec2(area.high - area.low), studio_.inMotion()}, now);
    const bool shown = swapchain_.show(
        window_.pixels(), {[&](gpu::Commands& commands) { return head_view_.record(commands, now); }, area,
                           [&](VkCommandBuffer commands) { ui_.record(commands); }});
    settling_ = shown ? std::max(0, settling_ - 1) : kSettlingFrames;
    drawn_s_ = secondsNow();
  }

  Preview::Shot shot() const {
    return {studio_.planShown(), studio_.dayShown(), studio_.camera(), 0, false, studio_.light()};
  }

  Swapchain::Area pictureArea() const {
    const Ui::Rect area = studio_.pictureArea();
    const float density = window_.pixelDensity();
    const auto pixel = [&](ImVec2 at) {
      return glm::ivec2(std::lround(at.x * density), std::lround(at.y * density));
    };
    const glm::ivec2 low = pixel(area.low);
    return {low, glm::max(pixel(area.high), low + 1)};
  }

  void fulfilWishes() {
    const Studio::Wishes wishes = studio_.takeWishes();
    if (wishes.quit) window_.close();
    if (wishes.toggle_full_screen) window_.setFullScreen(!window_.isFullScreen());
    if (wishes.leave_full_screen) window_.setFullScreen(false);
    if (wishes.screenshot) takeScreenshot();
  }

  void takeScreenshot() {
    swapchain_.waitUntilDrawn();
    const Swapchain::Area area = pictureArea();
    std::string stem = fmt::format("stipple-{}-{}", studio_.stageName(), studio_.viewName());
    std::ranges::replace(stem, ' ', '-');
    Stills stills(device_, head_view_.preview());
    std::string note = studio_.head().is_built_in ? "Not your head" : "";
    if (const std::string outlook = studio_.pictureNote(); !outlook.empty())
      note += (note.empty() ? "" : " · ") + outlook;
    const auto saved = saveScreenshot(stills, shot(), glm::uvec2(area.high - area.low), stem, note);
    head_view_.forgetFrame();
    if (saved)
      studio_.say(fmt::format("Picture saved to {}", saved->string()));
    else
      studio_.warn(saved.error().message);
    settling_ = kSettlingFrames;
  }

  void open(const std::filesystem::path& file) {
    if (file.extension() == ".json") {
      if (const auto plan = readPlan(file))
        studio_.openPlan(*plan, file);
      else
        studio_.warn(plan.error().message);
      return;
    }
    showMessage(window_, swapchain_, ui_, "Preparing the head …");
    auto head = loadHead(file);
    if (!head) return studio_.warn(head.error().message);
    swapchain_.waitUntilDrawn();
    head_view_.replaceHead(std::move(*head), studio_.plan().seed);
    studio_.openHead(head_view_.preview().scalp());
    measured_.reset();
    studio_.say(fmt::format("{} is open", file.filename().string()));
  }

  Window& window_;
  gpu::Device& device_;
  Swapchain& swapchain_;
  UiBackend& ui_;
  HeadView head_view_;
  Studio studio_;
  std::optional<Plan> measured_;  // of what the studio knows the workload
  int settling_ = kSettlingFrames;
  double disturbed_s_ = 0;
  double drawn_s_ = 0;
};

}  // namespace

Result<Done> runStudio(const StudioOptions& options) {
  Document document;
  if (!options.plan.empty()) {
    const auto plan = readPlan(options.plan);
    if (!plan) return plan.error();
    document = Document(*plan, options.plan);
  }
  auto head = loadHead(options.head);
  if (!head) return head.error();
  const auto window = Window::open("Stipple", options.size);
  if (!window) return window.error();
  const auto device =
      gpu::Device::create({options.device, options.validate, (*window)->instanceExtensions()});
  if (!device) return device.error();
  {
    const auto surface = Surface::create(**device, (*window)->get());
    if (!surface) return surface.error();
    Swapchain swapchain(**device, (*surface)->get());
    UiBackend ui(**device, (*window)->get(), swapchain.renderPass());
    showMessage(**window, swapchain, ui, "Preparing the head …");
    StudioApp(**window, **device, swapchain, ui, std::move(document), std::move(*head)).run();
  }
  return checkValidation(**device);
}

}  // namespace stipple
