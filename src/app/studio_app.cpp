#include "app/studio_app.h"

#include <fmt/format.h>

#include <algorithm>
#include <glm/common.hpp>
#include <memory>
#include <optional>

#include "app/client_window.h"
#include "app/head_view.h"
#include "app/options.h"
#include "app/pane_shots.h"
#include "app/screenshot.h"
#include "app/surface.h"
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

/// For work that keeps the window waiting: says so before it begins.
void showMessage(const Window& window, Swapchain& swapchain, UiBackend& ui, const char* words) {
  constexpr int kFrames = 2;  // the first only tells ImGui how large the text is
  for (int i = 0; i < kFrames; ++i) {
    swapchain.waitUntilDrawn();
    const Theme& theme = ui.themeFor({window.interfaceScale(), window.pixelDensity()});
    ui.beginFrame();
    drawMessage(theme, window.size(), words);
    ui.endFrame();
    swapchain.show(window.pixels(), {[](gpu::Commands&) { return std::vector<Swapchain::Piece>(); },
                                     [&](VkCommandBuffer c) { ui.record(c); }});
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
        preview_(std::make_unique<Preview>(device, std::move(head), document.plan().seed)),
        head_view_(device, *preview_),
        studio_(std::move(document), preview_->scalp()) {}

  // What the last frame reads goes with this object.
  ~StudioApp() { device_.waitIdle(); }
  StudioApp(const StudioApp&) = delete;
  StudioApp& operator=(const StudioApp&) = delete;

  void run() {
    while (!window_.closing()) {
      const double sleep_s = sleepS();
      ui_.makeCurrent();
      window_.wait(sleep_s);
      const double now = secondsNow();
      const bool client_disturbed = client_ && client_->takeDisturbed();
      if (window_.takeDisturbed() || client_disturbed) {
        disturbed_s_ = now;
        settling_ = kSettlingFrames;
      }
      studio_.setTime(now);
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
    const auto refines = refinesInSeconds(now);
    return refines && *refines <= 0;
  }

  /// When a picture would become finer by itself, in whichever window.
  std::optional<double> refinesInSeconds(double now) const {
    const auto here = head_view_.refinesInSeconds(now);
    const auto there = client_ ? client_->refinesInSeconds(now) : std::nullopt;
    return here && there ? std::min(here, there) : here ? here : there;
  }

  /// How long nothing needs to be done, unless something happens.
  double sleepS() const {
    const double now = secondsNow();
    const double next_frame = std::max(0.0, drawn_s_ + kFrameS - now);
    if (settling_ > 0 || studio_.isAnimating()) return next_frame;
    double sleep = kNothingS;
    if (const auto refines = refinesInSeconds(now)) sleep = *refines;
    if (ui_.isTyping()) sleep = std::min(sleep, kBlinkS);
    if (now - disturbed_s_ < kRestingS + kRestingFrameS) sleep = std::min(sleep, kRestingFrameS);
    return std::max(sleep, next_frame);
  }

  void handleEvents() {
    for (const InputEvent& event : window_.takeEvents()) {
      if (const auto* pointer = std::get_if<PointerEvent>(&event)) studio_.pointer(*pointer);
      if (const auto* key = std::get_if<KeyPress>(&event)) studio_.key(key->chord);
      if (const auto* dropped = std::get_if<FilesDropped>(&event))
        for (const auto& file : dropped->files)
          if (!studio_.presenting()) open(file);
    }
    if (client_ && !client_->handleEvents(studio_)) toggleClientWindow();
  }

  /// What the plan asks for on this head; while something moves, the last figures stand.
  void measure() {
    if (studio_.inMotion() || measured_ == studio_.plan()) return;
    measured_ = studio_.plan();
    studio_.setWorkload(workloadOf(measureAreas(preview_->scalp(), *measured_)));
  }

  void drawFrame(double now) {
    measure();
    if (window_.pixels() != glm::uvec2(0))
      drawStudio(now);
    else
      settling_ = 0;  // minimised: its return is an event, and the client goes on watching
    if (client_) client_->drawFrame(studio_, now);
    drawn_s_ = secondsNow();
  }

  void drawStudio(double now) {
    swapchain_.waitUntilDrawn();  // fonts and frames may be replaced from here on
    const Theme& theme = ui_.themeFor({window_.interfaceScale(), window_.pixelDensity()});
    ui_.beginFrame();
    studio_.draw(theme, window_.size());
    ui_.endFrame();

    const std::vector<PaneShot> shots = panes();
    want(head_view_, shots, studio_.inMotion(), now);
    const bool shown = swapchain_.show(
        window_.pixels(), {[&](gpu::Commands& commands) { return record(head_view_, commands, shots, now); },
                           [&](VkCommandBuffer commands) { ui_.record(commands); }});
    settling_ = shown ? std::max(0, settling_ - 1) : kSettlingFrames;
  }

  std::vector<PaneShot> panes() const {
    return paneShots(studio_.panes(), studio_.camera(), studio_.light(), window_.pixelDensity());
  }

  void fulfilWishes() {
    const Studio::Wishes wishes = studio_.takeWishes();
    if (wishes.quit) window_.close();
    if (wishes.toggle_full_screen) window_.setFullScreen(!window_.isFullScreen());
    if (wishes.leave_full_screen) window_.setFullScreen(false);
    if (wishes.begin_presentation) {
      full_before_presentation_ = window_.isFullScreen();
      window_.setFullScreen(true);
    }
    if (wishes.end_presentation) window_.setFullScreen(full_before_presentation_);
    if (wishes.toggle_client_window) toggleClientWindow();
    if (wishes.screenshot) takeScreenshot();
  }

  void toggleClientWindow() {
    if (client_) {
      client_.reset();
    } else if (auto opened = ClientWindow::open(device_, *preview_, window_)) {
      client_ = std::move(*opened);
    } else {
      studio_.warn(opened.error().message);
    }
    studio_.setClientWindow(client_ != nullptr);
    settling_ = kSettlingFrames;
  }

  void takeScreenshot() {
    swapchain_.waitUntilDrawn();
    std::string stem = fmt::format("stipple-{}-{}", studio_.stageName(), studio_.viewName());
    if (const std::string comparison = studio_.comparisonName(); !comparison.empty())
      stem += "-" + comparison;
    std::ranges::replace(stem, ' ', '-');
    Stills stills(device_, *preview_);
    std::string note = studio_.head().is_built_in ? "Not your head" : "";
    if (const std::string outlook = studio_.pictureNote(); !outlook.empty())
      note += (note.empty() ? "" : " · ") + outlook;
    const Ui::Rect area = studio_.pictureArea();
    const auto size = glm::uvec2(glm::round(sizeOf(area) * window_.pixelDensity()));
    const auto saved = saveScreenshot(stills, panes(), size, stem, note);
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
    auto preview = std::make_unique<Preview>(device_, std::move(*head), studio_.plan().seed);
    device_.waitIdle();
    head_view_.replaceHead(*preview);
    if (client_) client_->replaceHead(*preview);
    studio_.openHead(preview->scalp());
    preview_ = std::move(preview);
    measured_.reset();
    studio_.say(fmt::format("{} is open", file.filename().string()));
  }

  Window& window_;
  gpu::Device& device_;
  Swapchain& swapchain_;
  UiBackend& ui_;
  std::unique_ptr<Preview> preview_;
  HeadView head_view_;
  Studio studio_;
  std::unique_ptr<ClientWindow> client_;
  std::optional<Plan> measured_;  // of what the studio knows the workload
  int settling_ = kSettlingFrames;
  bool full_before_presentation_ = false;
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
