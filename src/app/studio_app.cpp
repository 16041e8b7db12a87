#include "app/studio_app.h"

#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <glm/common.hpp>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <utility>

#include "app/client_window.h"
#include "app/exports.h"
#include "app/first_head.h"
#include "app/head_view.h"
#include "app/options.h"
#include "app/pane_shots.h"
#include "app/prepare_head.h"
#include "app/room_light.h"
#include "app/screenshot.h"
#include "app/surface.h"
#include "app/swapchain.h"
#include "app/ui_backend.h"
#include "app/window.h"
#include "base/clock.h"
#include "base/jobs.h"
#include "gpu/failure.h"
#include "plan/plan_file.h"
#include "scalp/areas.h"
#include "studio/input_turn.h"
#include "studio/studio.h"
#include "studio/system_theme.h"
#include "studio/wakefulness.h"

namespace stipple {
namespace {

using PreparedHead = std::unique_ptr<Preview>;

InputTurn::Kind kindOf(const InputEvent& event) {
  using enum InputTurn::Kind;
  if (const auto* pointer = std::get_if<PointerEvent>(&event)) {
    if (pointer->kind == PointerEvent::Kind::move) return move;
    return pointer->kind == PointerEvent::Kind::wheel ? wheel : button;
  }
  if (const auto* key = std::get_if<KeyEvent>(&event))
    return key->action == GLFW_RELEASE ? key_release : key_press;
  return std::holds_alternative<CharacterTyped>(event) ? character : other;
}

/// The window, the studio in it and the head behind it, from the first frame to the last.
class StudioApp {
 public:
  StudioApp(Window& window, gpu::Device& device, Swapchain& swapchain, UiBackend& ui, Document document,
            PreparedHead head, const StudioOptions& options, std::vector<Leftover> leftovers)
      : window_(window),
        device_(device),
        swapchain_(swapchain),
        ui_(ui),
        preview_(std::move(head)),
        shown_seed_(document.plan().seed),
        seed_(shown_seed_),
        head_view_(device, *preview_),
        studio_(std::move(document), preview_->scalp(), {settingsFile(), recoveryFolder()},
                [this] { wake(); }),
        room_light_(preview_, [this] { wake(); }),
        loading_([this] { wake(); }),
        exports_({.wanted_name = options.device, .validate = options.validate}, [this] { wake(); }) {
    studio_.openHead(preview_->scalp(), options.head);
    studio_.offer(std::move(leftovers));
  }

  // What the last frame reads goes with this object.
  ~StudioApp() { device_.waitIdle(); }
  StudioApp(const StudioApp&) = delete;
  StudioApp& operator=(const StudioApp&) = delete;

  void run() {
    while (!quitting_) {
      const double before = secondsNow();
      const double sleep_s = wakefulness_.sleepS(before, goingOn(before));
      ui_.toldLate(before - looked_s_);
      window_.wait(sleep_s);
      const double now = looked_s_ = secondsNow();
      const bool client_disturbed = client_ && client_->takeDisturbed();
      const bool news = news_.exchange(false);
      if (window_.takeDisturbed() || client_disturbed || news) wakefulness_.disturb(now);
      studio_.setTime(now);
      handleEvents();
      hearOfJobs();
      if (!wakefulness_.shouldDraw(now, goingOn(now))) continue;
      drawFrame(now);
      fulfilWishes();
    }
  }

 private:
  /// From any thread: there is something new to show.
  void wake() {
    news_ = true;
    Window::wake();
  }

  std::array<Jobs*, 3> allJobs() { return {&loading_, &room_light_.jobs(), &exports_.jobs()}; }

  std::vector<Jobs::Status> jobsAtWork() {
    std::vector<Jobs::Status> statuses;
    for (const Jobs* jobs : allJobs())
      if (auto status = jobs->status()) statuses.push_back(std::move(*status));
    return statuses;
  }

  /// Counted as jobsAtWork() does.
  void cancelJob(std::size_t index) {
    for (Jobs* jobs : allJobs()) {
      if (!jobs->busy() || index-- > 0) continue;
      jobs->cancel();
      if (jobs == &room_light_.jobs()) studio_.setLight(room_light_.shown());
      return;
    }
  }

  bool isBusy() {
    return std::ranges::any_of(allJobs(), [](const Jobs* jobs) { return jobs->busy(); });
  }

  /// What has been done beside the interface.
  void hearOfJobs() {
    room_light_.deliver();
    for (Jobs* jobs : {&loading_, &exports_.jobs()})
      for (const std::string& title : jobs->deliver()) {
        studio_.say(fmt::format("{}: cancelled", title));
        if (jobs == &loading_) keepArrangement();
      }
    studio_.setJobs(jobsAtWork());
  }

  Wakefulness::GoingOn goingOn(double now) {
    std::optional<double> refines_in_s = head_view_.refinesInSeconds(now);
    if (client_)
      if (const auto there = client_->refinesInSeconds(now))
        refines_in_s = std::min(refines_in_s.value_or(*there), *there);
    return {.animating = studio_.isAnimating(),
            .typing = ui_.isTyping(),
            .working = isBusy(),
            .refines_in_s = refines_in_s};
  }

  void handleEvents() {
    if (window_.closing()) {
      window_.keepOpen();
      studio_.askToQuit();
      wakefulness_.settle();
    }
    InputTurn turn;
    for (const InputEvent& event : window_.takeEvents()) {
      const InputTurn::Kind kind = kindOf(event);
      if (turn.needsFrameBefore(kind)) {
        drawInterface();
        turn = {};
      }
      if (kind == InputTurn::Kind::key_press || kind == InputTurn::Kind::character) openField();
      tell(event);
      turn.told(kind);
    }
    if (client_ && !client_->handleEvents(studio_)) toggleClientWindow();
  }

  void tell(const InputEvent& event) {
    watch_.heardInput(secondsNow());
    ui_.tell(event);
    if (const auto* pointer = std::get_if<PointerEvent>(&event)) studio_.pointer(*pointer);
    if (const auto* key = std::get_if<KeyEvent>(&event); key && !key->chord.empty()) studio_.key(key->chord);
    if (const auto* dropped = std::get_if<FilesDropped>(&event)) studio_.openFiles(dropped->files);
  }

  /// A field that is asked for takes what is typed only some frames later.
  void openField() {
    constexpr int kMostFrames = 4;
    for (int i = 0; i < kMostFrames && studio_.isOpeningField(); ++i) drawInterface();
  }

  /// What the plan asks for on this head; while something moves, the last figures stand.
  void measure() {
    if (studio_.inMotion() || measured_ == studio_.plan()) return;
    measured_ = studio_.plan();
    studio_.setWorkload(workloadOf(measureAreas(preview_->scalp(), *measured_)));
  }

  void drawFrame(double now) {
    measure();
    if (window_.pixels() != glm::uvec2(0)) drawStudio(now);
    if (client_) client_->drawFrame(studio_, room_light_.shownFor(studio_.light()), now);
    if (window_.pixels() == glm::uvec2(0)) wakefulness_.cannotDraw(secondsNow());
    watch_.drew(secondsNow(), head_view_.drewChange(), studio_.performance());
    studio_.performance().passes.clear();
    for (const gpu::Timers::Pass& pass : head_view_.passes())
      studio_.performance().passes.push_back({pass.name, pass.ms});
  }

  /// A frame of the interface, which need not be shown.
  void drawInterface() {
    if (window_.pixels() == glm::uvec2(0)) return;
    swapchain_.waitUntilDrawn();  // fonts and frames may be replaced from here on
    const Theme& theme =
        ui_.themeFor(lookFor(studio_.settings(), {window_.size(), window_.interfaceScale(),
                                                  window_.pixelDensity(), system_brightness_}));
    const double began_s = secondsNow();
    ui_.beginFrame();
    studio_.draw(theme, window_.size());
    ui_.endFrame();
    studio_.performance().interface_ms.add((secondsNow() - began_s) * 1e3);
  }

  void drawStudio(double now) {
    drawInterface();
    const std::vector<PaneShot> shots = panes(room_light_.shownFor(studio_.light()));
    want(head_view_, shots, studio_.inMotion(), now);
    const bool shown = swapchain_.show(
        window_.pixels(), {[&](gpu::Commands& commands) { return record(head_view_, commands, shots, now); },
                           [&](VkCommandBuffer commands) { ui_.record(commands); }});
    wakefulness_.drew(secondsNow(), shown);
  }

  std::vector<PaneShot> panes(LightPreset light) const {
    return paneShots(studio_.panes(), studio_.camera(), light, window_.pixelDensity());
  }

  void fulfilWishes() {
    const Studio::Wishes wishes = studio_.takeWishes();
    window_.setTitle(studio_.title());
    quitting_ |= wishes.quit;
    if (wishes.open_head) openHead(*wishes.open_head);
    if (wishes.cancel_job) cancelJob(*wishes.cancel_job);
    for (const ExportOrder& order : wishes.exports) exportBeside(exportTitle(order.kind), workOf(order));
    // Another plan may want its dots in another arrangement.
    if (studio_.plan().seed != seed_) openHead(studio_.headFile());
    if (wishes.toggle_full_screen) window_.setFullScreen(!window_.isFullScreen());
    if (wishes.leave_full_screen) window_.setFullScreen(false);
    if (wishes.begin_presentation) {
      full_before_presentation_ = window_.isFullScreen();
      window_.setFullScreen(true);
    }
    if (wishes.end_presentation) window_.setFullScreen(full_before_presentation_);
    if (wishes.toggle_client_window) toggleClientWindow();
    if (wishes.screenshot) takeScreenshot(false);
    if (wishes.copy_picture) takeScreenshot(true);
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
    wakefulness_.settle();
  }

  void takeScreenshot(bool to_clipboard) {
    std::string stem = fmt::format("stipple-{}-{}", studio_.stageName(), studio_.viewName());
    if (const std::string comparison = studio_.comparisonName(); !comparison.empty())
      stem += "-" + comparison;
    std::ranges::replace(stem, ' ', '-');
    const auto size = glm::uvec2(glm::round(sizeOf(studio_.pictureArea()) * window_.pixelDensity()));
    exportBeside("Picture",
                 [=, panes = panes(room_light_.shown()), note = studio_.pictureNotes()](
                     ExportPlace& place, JobControl& control) -> Result<std::filesystem::path> {
                   Stills stills(*place.device, *place.preview);
                   const auto picture = drawScreenshot(stills, panes, size, note);
                   if (!picture) return picture.error();
                   if (!to_clipboard) return saveScreenshot(*picture, stem);
                   if (const auto copied = copyScreenshot(*picture, control.stop()); !copied)
                     return copied.error();
                   return std::filesystem::path();
                 });
  }

  /// An empty file: it went to the clipboard.
  void exportBeside(std::string title, ExportWork work) {
    if (!exported_head_) exported_head_ = std::make_shared<const Head>(studio_.head());
    exports_.add(std::move(title), exported_head_, studio_.plan().seed, std::move(work),
                 [this](const Result<std::filesystem::path>& made) {
                   wakefulness_.settle();
                   if (!made)
                     studio_.warn(made.error().message);
                   else if (made->empty())
                     studio_.say("Copied: paste it into a message or a document");
                   else
                     studio_.say(fmt::format("Saved: {}", made->string()));
                 });
  }

  /// Beside the interface; what is shown stays until it is ready.
  void openHead(const std::filesystem::path& file) {
    seed_ = studio_.plan().seed;
    const Preview::Shot shot{.plan = studio_.plan(), .camera = studio_.camera(), .light = studio_.light()};
    const std::string name = file.empty() ? "the built-in head" : file.filename().string();
    loading_.add<PreparedHead>(
        fmt::format("Opening {}", name),
        [this, file, shot](JobControl& control) { return prepareHead(device_, file, shot, control); },
        [this, file, seed = seed_](Result<PreparedHead> head) {
          if (head) shown_seed_ = seed;
          showHead(std::move(head), file);
        });
  }

  /// A head was not opened after all. Unless another is on its way, the arrangement that is shown stays.
  void keepArrangement() {
    if (loading_.busy()) return;
    seed_ = shown_seed_;
    studio_.keepArrangement(seed_);
  }

  void showHead(Result<PreparedHead> head, const std::filesystem::path& file) {
    wakefulness_.settle();
    if (!head) {
      studio_.warn(head.error().message);
      return keepArrangement();
    }
    device_.waitIdle();
    head_view_.replaceHead(**head);
    if (client_) client_->replaceHead(**head);
    studio_.openHead((*head)->scalp(), file);
    preview_ = std::move(*head);
    room_light_.replaceHead(preview_);
    exported_head_.reset();
    measured_.reset();
    studio_.say(fmt::format("{} is open", file.empty() ? "The built-in head" : file.filename().string()));
  }

  Window& window_;
  gpu::Device& device_;
  Swapchain& swapchain_;
  UiBackend& ui_;
  std::atomic<bool> news_{false};  // other threads set it
  std::shared_ptr<Preview> preview_;
  std::uint32_t shown_seed_;  // of its sites
  std::uint32_t seed_;        // of those that are being made, if any are
  HeadView head_view_;
  Studio studio_;
  std::unique_ptr<ClientWindow> client_;
  std::optional<Plan> measured_;  // of what the studio knows the workload
  const Brightness system_brightness_ = systemBrightness();
  Wakefulness wakefulness_;
  FrameWatch watch_;
  double looked_s_ = secondsNow();  // for events, last
  bool full_before_presentation_ = false;
  bool quitting_ = false;
  std::shared_ptr<const Head> exported_head_;  // a copy of the head; null until something is exported
  // Last: they work on the device and wake this.
  RoomLight room_light_;
  Jobs loading_;
  Exports exports_;
};

/// Where the program was killed it goes on, if nothing else is asked for: with what was saved last. The rest
/// is offered.
StudioOptions continued(StudioOptions options, std::span<const Leftover> leftovers) {
  if (leftovers.empty() || !options.plan.empty()) return options;
  const UnsavedWork& work = leftovers.front().work;
  std::error_code ignored;
  if (!work.plan_file.empty() && readPlan(work.plan_file)) options.plan = work.plan_file;
  if (options.head.empty() && std::filesystem::exists(work.head_file, ignored)) options.head = work.head_file;
  return options;
}

}  // namespace

Result<Done> runStudio(const StudioOptions& given) {
  std::vector<Leftover> leftovers = findLeftovers(recoveryFolder());
  const StudioOptions options = continued(given, leftovers);
  Document document;
  if (!options.plan.empty()) {
    auto read = readPlanAndDesigns(options.plan);
    if (!read) return read.error();
    document = Document(std::move(read->plan), options.plan, std::move(read->designs));
  }
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
    auto head = prepareFirstHead(**window, swapchain, ui, **device, options.head, document.plan());
    if (!head) return head.error();
    if (*head)
      StudioApp(**window, **device, swapchain, ui, std::move(document), std::move(*head), options,
                std::move(leftovers))
          .run();
  }
  return checkValidation(**device);
}

}  // namespace stipple
