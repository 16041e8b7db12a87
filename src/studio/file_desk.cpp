#include "studio/file_desk.h"

#include <fmt/format.h>

#include <utility>

#include "head/import.h"
#include "plan/plan_file.h"
#include "studio/output_files.h"

namespace stipple {
namespace {

namespace fs = std::filesystem;
using What = FileRequest::What;

constexpr const char* kNewName = "smp-plan";

/// The document's plan would be gone, with its history.
bool replacesPlan(What what) {
  return what == What::new_plan || what == What::open_plan || what == What::quit;
}

fs::path folderOfLatest(const RecentFiles& files) {
  return files.empty() ? outputFolder() : files.front().parent_path();
}

fs::path absolutePath(const fs::path& file) {
  std::error_code failed;
  return file.empty() ? file : fs::absolute(file, failed).lexically_normal();
}

std::string nameOf(const fs::path& plan_file) {
  return plan_file.empty() ? "the new plan" : plan_file.stem().string();
}

FileQuestion questionFor(What what, const Document& document, const Settings& settings) {
  switch (what) {
    case What::open_head:
      return {.title = "Open a head",
              .start = folderOfLatest(settings.recent_heads),
              .type_name = "Scans",
              .extensions = {importExtensions().begin(), importExtensions().end()}};
    case What::save:
    case What::save_as: {
      const fs::path& file = document.file();
      return {
          .kind = FileQuestion::Kind::save,
          .title = "Save the plan",
          .start = file.empty() ? freeName(folderOfLatest(settings.recent_plans), kNewName, ".json") : file,
          .type_name = "Plans",
          .extensions = {".json"}};
    }
    default:
      return {.title = "Open a plan",
              .start = folderOfLatest(settings.recent_plans),
              .type_name = "Plans",
              .extensions = {".json"}};
  }
}

}  // namespace

FileDesk::FileDesk(DeskPlaces places, std::function<void()> wake)
    : places_(std::move(places)), dialog_(wake), disk_(wake) {
  if (!places_.settings_file.empty()) {
    ReadSettings read = readSettings(places_.settings_file);
    settings_ = std::move(read.settings);
    settings_notice_ = std::move(read.notice);
  }
  // What was damaged is written anew at once.
  if (settings_notice_.empty()) asked_to_write_ = on_disk_ = settings_;
}

FileDesk::~FileDesk() {
  if (!places_.settings_file.empty() && on_disk_ != settings_)
    (void)writeSettings(settings_, places_.settings_file);  // there is nobody left to tell
}

void FileDesk::request(std::vector<FileRequest> requests) {
  dialog_.withdraw();
  if (topic_ == Topic::unsaved) {
    box_.withdraw();
    topic_ = Topic::none;
  }
  given_up_.reset();
  requests_.assign(std::make_move_iterator(requests.begin()), std::make_move_iterator(requests.end()));
}

void FileDesk::ask(FileQuestion question, std::function<void(const fs::path&)> then) {
  other_question_ = std::move(question);
  other_then_ = std::move(then);
  request({What::other});
}

void FileDesk::offer(std::vector<Leftover> leftovers) {
  leftovers_.assign(std::make_move_iterator(leftovers.begin()), std::make_move_iterator(leftovers.end()));
}

FileDesk::Wishes FileDesk::draw(Ui& ui, const Ui::Rect& area, Document& document, Notices& notices) {
  if (!settings_notice_.empty()) notices.warn(std::exchange(settings_notice_, {}), ui.now_s);
  disk_.deliver();
  if (const auto answer = dialog_.draw(ui, area); answer && !requests_.empty()) {
    if (answer->file)
      requests_.front().file = *answer->file;
    else
      requests_.clear();
  }
  if (const auto answer = box_.draw(ui, area)) {
    if (std::exchange(topic_, Topic::none) == Topic::unsaved)
      answerUnsaved(*answer, document);
    else
      answerLeftover(*answer, document, notices, ui.now_s);
  }
  if (topic_ == Topic::none && !leftovers_.empty() && !saving_) askNextLeftover();
  while (!requests_.empty() && !box_.asking() && !dialog_.asking() && !saving_)
    step(document, notices, ui.now_s);
  keepUnsaved(document, notices, ui.now_s);
  keepSettings(notices, ui.now_s);
  return std::exchange(wishes_, {});
}

/// Asks what the first request still needs to be told, or does it.
void FileDesk::step(Document& document, Notices& notices, double now_s) {
  FileRequest& request = requests_.front();
  if (replacesPlan(request.what) && document.isModified() && given_up_ != document.planAndDesigns()) {
    topic_ = Topic::unsaved;
    return box_.ask({fmt::format("Save the changes to {}?", nameOf(document.file())),
                     "They are in no file yet.",
                     {"Save", "Don't save", "Cancel"}});
  }
  const bool known = request.what == What::save && !document.file().empty();
  const bool needs_file =
      request.what != What::new_plan && request.what != What::built_in_head && request.what != What::quit;
  if (needs_file && !known && request.file.empty())
    return dialog_.ask(request.what == What::other ? other_question_
                                                   : questionFor(request.what, document, settings_));

  const FileRequest now = std::move(request);
  requests_.pop_front();
  switch (now.what) {
    case What::new_plan:
      document.replace(Plan());
      wishes_.plan_replaced = true;
      return;
    case What::open_plan:
      return openPlan(document, now.file, notices, now_s);
    case What::open_head:
    case What::built_in_head:
      wishes_.open_head = now.file;
      return;
    case What::save:
    case What::save_as:
      return save(document, now.file.empty() ? document.file() : now.file, notices, now_s);
    case What::other:
      return other_then_(now.file);
    case What::quit:
      // Nothing is left that would have to be restored.
      if (autosave_) autosave_->keep(std::nullopt);
      quitting_ = wishes_.quit = true;
      return;
  }
}

void FileDesk::openPlan(Document& document, const fs::path& file, Notices& notices, double now_s) {
  auto read = readPlanAndDesigns(file);
  if (!read) {
    std::erase(settings_.recent_plans, file);
    return notices.warn(read.error().message, now_s);
  }
  document.replace(std::move(read->plan), file, std::move(read->designs));
  remember(settings_.recent_plans, file);
  wishes_.plan_replaced = true;
}

void FileDesk::save(Document& document, const fs::path& file, Notices& notices, double now_s) {
  document.finishGroup();
  saving_ = true;
  disk_.add<Done>(
      "Saving the plan",
      [file, now = document.planAndDesigns()](JobControl&) { return writePlan(now.plan, file, now.designs); },
      [this, &document, &notices, now_s, file, now = document.planAndDesigns()](const Result<Done>& written) {
        saving_ = false;
        if (!written) {
          requests_.clear();  // what was to follow would give up what could not be saved
          return notices.warn(written.error().message, now_s);
        }
        document.markSaved(file, now);
        remember(settings_.recent_plans, file);
        notices.say(fmt::format("Plan saved to {}", file.string()), now_s);
      });
}

void FileDesk::answerUnsaved(std::size_t answer, const Document& document) {
  enum : std::size_t { kSave, kDontSave };
  if (answer == kSave)
    requests_.push_front({What::save});
  else if (answer == kDontSave)
    given_up_ = document.planAndDesigns();
  else
    requests_.clear();
}

void FileDesk::askNextLeftover() {
  const Leftover& leftover = leftovers_.front();
  topic_ = Topic::leftover;
  box_.ask({"Restore unsaved work?",
            fmt::format("Stipple was not closed properly. Unsaved changes to {} have been kept.",
                        nameOf(leftover.work.plan_file)),
            {"Restore", "Discard", "Not now"}});
}

void FileDesk::answerLeftover(std::size_t answer, Document& document, Notices& notices, double now_s) {
  enum : std::size_t { kRestore, kDiscard };
  const Leftover leftover = std::move(leftovers_.front());
  leftovers_.pop_front();
  if (answer == kDiscard) return discard(leftover);
  if (answer != kRestore) return leftovers_.clear();  // they are offered again next time

  const UnsavedWork& work = leftover.work;
  PlanAndDesigns saved;
  if (!work.plan_file.empty())
    if (auto read = readPlanAndDesigns(work.plan_file)) saved = std::move(*read);
  document.replace(std::move(saved.plan), work.plan_file, std::move(saved.designs));
  document.changeAtOnce(PlanAndDesigns{work.plan, work.designs}, "Restored");
  wishes_.plan_replaced = true;
  if (work.head_file != head_file_) wishes_.open_head = work.head_file;
  // It is let go of only once it is kept anew.
  keepUnsaved(document, notices, now_s);
  if (!document.isModified() || (autosave_ && autosave_->flush())) discard(leftover);
  leftovers_.clear();  // there is one document; the others are offered next time
}

void FileDesk::keepUnsaved(const Document& document, Notices& notices, double now_s) {
  if (places_.recovery_folder.empty() || quitting_) return;
  if (autosave_) {
    if (const auto failure = autosave_->takeFailure())
      notices.warn(fmt::format("Unsaved work is not kept: {}", failure->message), now_s);
  }
  const Kept now{document.revision(), head_file_};
  if (kept_ == now) return;
  kept_ = now;
  if (!autosave_ && document.isModified()) {
    auto started = Autosave::start(places_.recovery_folder);
    if (!started) {
      places_.recovery_folder.clear();
      return notices.warn(started.error().message, now_s);
    }
    autosave_ = std::move(*started);
  }
  if (!autosave_) return;
  if (document.isModified())
    autosave_->keep(
        UnsavedWork{document.plan(), absolutePath(document.file()), head_file_, document.designs()});
  else
    autosave_->keep(std::nullopt);
}

void FileDesk::keepSettings(Notices& notices, double now_s) {
  if (places_.settings_file.empty() || asked_to_write_ == settings_) return;
  asked_to_write_ = settings_;
  disk_.add<Done>(
      "Settings",
      [settings = settings_, file = places_.settings_file](JobControl&) {
        return writeSettings(settings, file);
      },
      [this, &notices, now_s, settings = settings_](const Result<Done>& written) {
        if (written)
          on_disk_ = settings;
        else
          notices.warn(fmt::format("Preferences are not kept: {}", written.error().message), now_s);
      });
}

void FileDesk::headIsOpen(const fs::path& file) {
  head_file_ = absolutePath(file);
  if (!file.empty()) remember(settings_.recent_heads, file);
}

}  // namespace stipple
