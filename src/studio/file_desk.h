#pragma once
#include <cstdint>
#include <deque>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "studio/document.h"
#include "studio/file_dialog.h"
#include "studio/notices.h"
#include "studio/question_box.h"
#include "studio/recovery.h"
#include "studio/settings.h"

namespace stipple {

/// Something to do with files. Where a file is needed and not given, the user is asked for it.
struct FileRequest {
  enum class What { new_plan, open_plan, open_head, built_in_head, save, save_as, other, quit };
  What what;
  std::filesystem::path file{};
};

/// Where the desk keeps what outlives the program; empty paths: nowhere, as in tests.
struct DeskPlaces {
  std::filesystem::path settings_file;
  std::filesystem::path recovery_folder;
};

/// Everything between the document and the disk: opening, saving, the questions in between, recent files, and
/// unsaved work that outlives a crash. Nothing that is not saved is given up without having been asked for.
class FileDesk {
 public:
  /// `wake` is called, from another thread, when there is something to draw.
  FileDesk(DeskPlaces places, std::function<void()> wake);
  /// Whatever is not on the disk yet is written.
  ~FileDesk();
  FileDesk(const FileDesk&) = delete;
  FileDesk& operator=(const FileDesk&) = delete;

  /// One thing after another. What an earlier request still asks is withdrawn.
  void request(std::vector<FileRequest> requests);
  void request(FileRequest request) { this->request(std::vector{std::move(request)}); }
  /// Asks for a file or folder on somebody else's behalf; `then` hears of it, unless the user thinks better
  /// of it.
  void ask(FileQuestion question, std::function<void(const std::filesystem::path&)> then);
  /// Work that was left behind by a program that was killed (recovery.h); it is offered one by one.
  void offer(std::vector<Leftover> leftovers);

  /// A question lies over the window: keys belong to it, and nothing else may be touched.
  bool isModal() const { return box_.asking() || dialog_.inWindow(); }
  void key(std::string_view chord) { box_.asking() ? box_.key(chord) : dialog_.key(chord); }

  /// A plan is being written, beside the interface; requests wait for it.
  bool isSaving() const { return saving_; }

  /// What was asked for and only others can do; each once.
  struct Wishes {
    bool quit = false;
    bool plan_replaced = false;                      // by another, with a history of its own
    std::optional<std::filesystem::path> open_head;  // empty path: the built-in head
  };
  /// Asks, does and keeps what there is to; once a frame, after all that edits the document.
  Wishes draw(Ui& ui, const Ui::Rect& area, Document& document, Notices& notices);

  /// They are shown now, from those files.
  void headIsOpen(const std::filesystem::path& file);
  void planIsOpen(const std::filesystem::path& file) { remember(settings_.recent_plans, file); }
  const std::filesystem::path& headFile() const { return head_file_; }

  /// What is remembered between runs; changes are written by themselves.
  Settings& settings() { return settings_; }
  const Settings& settings() const { return settings_; }

 private:
  enum class Topic { none, unsaved, leftover };

  /// What the kept unsaved work depends on.
  struct Kept {
    std::uint64_t revision = 0;
    std::filesystem::path head_file;
    bool operator==(const Kept&) const = default;
  };

  void step(Document& document, Notices& notices, double now_s);
  void save(Document& document, const std::filesystem::path& file, Notices& notices, double now_s);
  void openPlan(Document& document, const std::filesystem::path& file, Notices& notices, double now_s);
  void answerUnsaved(std::size_t answer, const Document& document);
  void answerLeftover(std::size_t answer, Document& document, Notices& notices, double now_s);
  void askNextLeftover();
  void keepUnsaved(const Document& document, Notices& notices, double now_s);
  void keepSettings(Notices& notices, double now_s);

  DeskPlaces places_;
  Settings settings_, asked_to_write_, on_disk_;
  std::string settings_notice_;  // to be said once there is somebody to say it to
  std::filesystem::path head_file_;

  std::deque<FileRequest> requests_;
  FileQuestion other_question_;
  std::function<void(const std::filesystem::path&)> other_then_;
  std::optional<PlanAndDesigns> given_up_;  // the very ones that need not be saved
  Topic topic_ = Topic::none;               // of the box
  QuestionBox box_;
  FileDialog dialog_;
  std::deque<Leftover> leftovers_;

  std::unique_ptr<Autosave> autosave_;
  Kept kept_;
  bool saving_ = false;
  bool quitting_ = false;
  Wishes wishes_;
  Jobs disk_;  // plans and settings are written here: disks may be slow
};

}  // namespace stipple
