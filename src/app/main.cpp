#include <cstdio>
#include <new>

#include "app/commands.h"
#include "app/studio_app.h"
#include "gpu/failure.h"

namespace stipple {
namespace {

constexpr int kDoneCode = 0, kFailedCode = 1, kBadArgumentsCode = 2;

/// One line on stderr, whatever went wrong.
int fail(const std::string& message, int code) {
  const std::string line = "stipple: " + message + "\n";
  std::fputs(line.c_str(), stderr);
  return code;
}

int report(const Result<Done>& result) {
  return result ? kDoneCode : fail(result.error().message, kFailedCode);
}

void addCommands(CommandGroup program) {
  for (const auto add : {addStudio, addDemo, addRender, addViews, addSheets, addPaper, addFilm, addModel,
                         addStencil, addBench, addSites})
    add(program);
  CommandGroup head = program.group("head", "about scans");
  addHeadInfo(head);
  CommandGroup plan = program.group("plan", "about plan files");
  addPlanCommands(plan);
  addTimeline(program);
  addDoctor(program);
}

int runCommandLine(int argc, char** argv) {
  CLI::App app{
      "Stipple shows on a 3D head what scalp micropigmentation will look like, session by session.\n"
      "Without a command it opens the studio.",
      "stipple"};
  app.set_version_flag("--version", STIPPLE_VERSION);
  app.require_subcommand(0, 1);
  Chosen chosen = [] { return runStudio({}); };
  addCommands({app, chosen});
  try {
    app.parse(argc, argv);
  } catch (const CLI::Success& asked_for_help) {
    return app.exit(asked_for_help);
  } catch (const CLI::ParseError& error) {
    return fail(fmt::format("{}; see stipple --help", error.what()), kBadArgumentsCode);
  }
  return report(chosen());
}

}  // namespace
}  // namespace stipple

int main(int argc, char** argv) {
  using namespace stipple;
  try {
    return runCommandLine(argc, argv);
  } catch (const BadArguments& bad) {
    return fail(bad.message, kBadArgumentsCode);
  } catch (const gpu::Failure& failure) {
    return fail(failure.what(), kFailedCode);
  } catch (const std::bad_alloc&) {
    return fail("memory ran out; choose a smaller --size or close other programs", kFailedCode);
  } catch (const std::exception& error) {
    return fail(error.what(), kFailedCode);
  }
}
