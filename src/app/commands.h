#pragma once
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

#include "app/options.h"
#include "base/result.h"
#include "plan/outcome.h"

namespace stipple {

struct DemoOptions {
  CommonOptions common;
  std::filesystem::path out;
  std::string view = "chin-down";
};
Result<Done> runDemo(const DemoOptions& options);

struct RenderOptions {
  CommonOptions common;
  std::string stage;  // empty: the last
  std::optional<float> day;
  std::string view = "front";
  bool one_session = false;  // everything in one sitting instead
  std::string outcome = std::string(kOutcomeNames[1]);
  std::string grains = "auto";  // auto, always, never
  std::uint32_t tile = 0;       // pixels a side; 0: as the device likes it
  std::uint32_t bits = 8;       // a channel: 8 or 16
  bool for_client = false;      // nothing in the file but the picture
  std::filesystem::path from;   // a picture to draw again; empty: plan, view and size are given
  std::optional<float> f_number;  // none: sharp at every depth
  std::optional<float> focus_mm;  // none: on the skin in the middle of the picture
  std::filesystem::path out;
};
Result<Done> runRender(const RenderOptions& options);

/// One sheet of several pictures.
struct SheetOptions {
  CommonOptions common;
  std::string view = "chin-down";
  std::filesystem::path out;
};
Result<Done> runDiary(const SheetOptions& options);
Result<Done> runCompare(const SheetOptions& options);

/// The standard views before and after.
struct ViewsOptions {
  CommonOptions common;
  std::filesystem::path out;
  std::string stage;  // empty: the last
  bool for_client = false;
};
Result<Done> runViews(const ViewsOptions& options);

/// The approval sheet, or the session record.
struct PaperOptions {
  CommonOptions common;
  std::filesystem::path out;
  bool record = false;
  std::string paper = "a4";
  std::optional<std::string> studio;  // none: as in the settings
  std::filesystem::path logo;         // empty: as in the settings
  std::string client;
  std::string date;
  std::string stage;  // empty: the last
  std::string views = "front,left45,top";
  int dpi = 300;
};
Result<Done> runPaper(const PaperOptions& options);

struct FilmOptions {
  CommonOptions common;
  std::filesystem::path out;
  double seconds = 30;
  int fps = 25;
  std::string view = "chin-down";
};
Result<Done> runFilm(const FilmOptions& options);

struct ModelOptions {
  CommonOptions common;
  std::string stage;  // empty: the last
  int texture = 2048;  // pixels a side
  std::filesystem::path out;
};
Result<Done> runModel(const ModelOptions& options);

struct StencilOptions {
  CommonOptions common;
  std::filesystem::path out;
  std::string paper = "a4";
};
Result<Done> runStencil(const StencilOptions& options);

struct BenchOptions {
  CommonOptions common;
  std::uint32_t dots = 1'000'000;
  int rounds = 5;
};
Result<Done> runBenchCommand(const BenchOptions& options);
Result<Done> runUiBench(const BenchOptions& options);

struct SitesOptions {
  CommonOptions common;
  std::optional<std::uint32_t> count;  // without it as many as heads are given
  bool check = false;
  std::filesystem::path plot;  // empty: none
};
Result<Done> runSites(const SitesOptions& options);

struct TimelineOptions {
  CommonOptions common;
  std::filesystem::path csv;   // empty: none
  std::filesystem::path plot;  // likewise
};
Result<Done> runTimeline(const TimelineOptions& options);

Result<Done> runDoctor(const CommonOptions& options);

Result<Done> runHeadInfo(const CommonOptions& options);

struct PlanOptions {
  CommonOptions common;
  std::filesystem::path file;
};
struct NewPlanOptions : PlanOptions {
  std::string style;    // empty: natural
  std::string norwood;  // "IV", "3v", "5.5"; empty: the usual stage
  std::optional<float> ludwig;
  std::optional<float> skin;
  std::string pigment;  // empty: medium
};
Result<Done> runPlanNew(const NewPlanOptions& options);
Result<Done> runPlanCheck(const PlanOptions& options);
Result<Done> runPlanInfo(const CommonOptions& options);

}  // namespace stipple
