// The sheet to sign and the session record, as a reader gets to see them.
#include <gtest/gtest.h>

#include <fstream>

#include "export/approval_sheet.h"
#include "export/session_record.h"
#include "made_up.h"
#include "plan/design.h"
#include "support/pdf_reader.h"

namespace stipple {
namespace {

constexpr double kPointsPerMm = 72 / 25.4;
const std::string kLongName = "Maximiliana Alexandrina Wolfeschlegelsteinhausenbergerdorff";

PlanMeasures madeUpMeasures(const Plan& plan) {
  PlanMeasures measures;
  const std::vector<float> days = sessionDays(plan);
  for (std::size_t s = 0; s < plan.sessions.size(); ++s) {
    measures.sessions.push_back({days[s], plan.sessions[s].share, 12'345, 158.7});
    measures.zones[static_cast<std::size_t>(ZoneId::crown)].impressions[s] = 12'345;
  }
  measures.zones[static_cast<std::size_t>(ZoneId::crown)].treated_cm2 = 231.4;
  measures.zones[static_cast<std::size_t>(ZoneId::crown)].density_per_cm2 = 160;
  measures.treated_cm2 = 231.4;
  measures.hairline.mid_frontal_height_mm = 76.25;
  measures.hairline.recession_mm = {21.5, 23.75};
  return measures;
}

Plan planOf(int sessions) {
  Plan plan;
  plan.sessions.assign(static_cast<std::size_t>(sessions), Session{});
  for (int s = 0; s < sessions; ++s) plan.sessions[static_cast<std::size_t>(s)].share = static_cast<float>(s + 1) / static_cast<float>(sessions);
  plan.sessions[0].interval_days = 0;
  plan.first_date = dateFrom("2026-12-01");
  return plan;
}

class Papers : public FolderTest {
 protected:
  void SetUp() override {
    if (!testing::isInstalled("pdftotext")) GTEST_SKIP() << "pdftotext is missing: install poppler-utils";
  }

  std::filesystem::path saved(const Result<std::string>& pdf) const {
    EXPECT_TRUE(pdf) << (pdf ? "" : pdf.error().message);
    std::ofstream(file("paper.pdf"), std::ios::binary) << (pdf ? *pdf : "");
    return file("paper.pdf");
  }

  static ApprovalSheet sheetOf(const Plan& plan, const Letterhead& letterhead) {
    ApprovalSheet sheet{letterhead, "after the last session, healed", {}, plan, madeUpMeasures(plan)};
    for (const char* view : {"front", "left45", "top"}) sheet.pairs.push_back({view, plain(40, 40, 90), plain(40, 40, 60)});
    return sheet;
  }

  /// Inside the margins, and no word on another.
  static void expectTidy(const std::vector<testing::PrintedWord>& words, const Paper& paper) {
    ASSERT_FALSE(words.empty());
    constexpr double kMargin = (Form::kMargin - 6) * kPointsPerMm, kTouch = 0.6;
    for (const auto& word : words) {
      EXPECT_GE(word.left, Form::kMargin * kPointsPerMm - kTouch) << word.text;
      EXPECT_LE(word.right, (paper.width_mm - Form::kMargin) * kPointsPerMm + kTouch) << word.text;
      EXPECT_GE(word.top, kMargin) << word.text;
      EXPECT_LE(word.bottom, paper.height_mm * kPointsPerMm - kMargin) << word.text;
    }
    for (std::size_t i = 0; i < words.size(); ++i)
      for (std::size_t j = i + 1; j < words.size(); ++j) {
        const auto &a = words[i], &b = words[j];
        const bool overlap = a.page == b.page && std::min(a.right, b.right) - std::max(a.left, b.left) > kTouch &&
                             std::min(a.bottom, b.bottom) - std::max(a.top, b.top) > kTouch;
        EXPECT_FALSE(overlap) << "\"" << a.text << "\" and \"" << b.text << "\" on page " << a.page;
      }
  }
};

TEST_F(Papers, AreTidyOnEitherPaperWithLongNamesAndNoneFewSessionsAndMany) {
  for (const Paper& paper : kPapers)
    for (const std::string& name : {kLongName, std::string()})
      for (const int sessions : {1, 3, 5, kMaxSessions}) {
        SCOPED_TRACE(::testing::Message() << paper.name << ", " << sessions << " sessions, \"" << name << "\"");
        Letterhead head{.paper = paper, .studio = name, .logo = {}, .client = name, .date = {}, .program = "Stipple 0", .is_built_in_head = true};
        if (sessions == 3) head.logo = plain(300, 100, 0);
        Plan plan = planOf(sessions);
        plan.sessions[0].notes = std::string(1900, 'n').replace(200, 1, " ").replace(700, 1, " ");
        for (const auto& pdf : {approvalSheetPdf(sheetOf(plan, head)), sessionRecordPdf({head, plan, madeUpMeasures(plan)})}) {
          const auto words = testing::wordsOf(saved(pdf));
          expectTidy(words, paper);
          EXPECT_EQ(testing::textOf(file("paper.pdf")).find(kLongName) != std::string::npos, !name.empty());
        }
        EXPECT_EQ(testing::wordsOf(saved(approvalSheetPdf(sheetOf(plan, head)))).back().page, 2);
      }
}

TEST_F(Papers, SayWhatIsAgreedAndThatItIsAnIllustration) {
  Plan plan = planOf(3);
  plan.sessions[1].dilution = 30;
  plan.sessions[1].notes = "a secret";
  const std::string text = testing::textOf(saved(approvalSheetPdf(sheetOf(plan, {.client = "Ann Example", .program = "Stipple 0"}))));
  for (const char* words : {"76.2 mm", "21.5 mm", "23.8 mm", "12.0 mm", "160 per cm²", "231.4 cm²", "2026-12-01", "2026-12-11", "30 to 1",
                            "12,345", "At worst", "Illustration. Healed results vary.", "Signature of the client",
                            "Signature of the practitioner", "Initials, before", "Initials, as agreed", "Ann Example"})
    EXPECT_NE(text.find(words), std::string::npos) << words << " is not in:\n" << text;
  EXPECT_NE(text.find(designHash(plan)), std::string::npos);
  EXPECT_EQ(text.find("a secret"), std::string::npos) << "notes are the practitioner's";
  EXPECT_EQ(text.find("not the client's head"), std::string::npos);
}

TEST_F(Papers, SayThatAModelsHeadIsNotTheClients) {
  const std::string text = testing::textOf(saved(approvalSheetPdf(sheetOf(planOf(1), {.is_built_in_head = true}))));
  EXPECT_NE(text.find("This is not the client's head."), std::string::npos) << text;
}

TEST_F(Papers, AreTheSameBytesTwiceAndTellNothingOfWhenOrWithWhat) {
  const ApprovalSheet sheet = sheetOf(planOf(3), {.client = "Ann (Anna) Example"});
  const auto first = approvalSheetPdf(sheet), second = approvalSheetPdf(sheet);
  ASSERT_TRUE(first);
  EXPECT_EQ(*first, *second);
  for (const char* trace : {"CreationDate", "ModDate", "Producer", "Creator", "cairo", "Author"})
    EXPECT_EQ(first->find(trace), std::string::npos) << trace;
  const std::string fonts = testing::outputOf("pdffonts '" + saved(first).string() + "'");
  EXPECT_NE(fonts.find("Inter"), std::string::npos) << fonts;
  EXPECT_EQ(fonts.find(" no "), std::string::npos) << "embedded, a subset, and with Unicode: " << fonts;
}

TEST_F(Papers, NamesInScriptsThatCannotBeSetAreKnown) {
  for (const char* name : {"", "Ann Example", "Łukasz Żółć", "Nguyễn Văn Ánh", "Ελένη", "Юрий"}) EXPECT_TRUE(printable(name)) << name;
  for (const char* name : {"محمد", "דוד", "अर्जुन", "\xff\xfe", "a\nb"}) EXPECT_FALSE(printable(name)) << name;
}

}  // namespace
}  // namespace stipple
