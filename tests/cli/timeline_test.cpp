// The course of a plan through the command line: a table, a plot and figures that agree with what sources
// give.
#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>

#include "export/png.h"
#include "support/program.h"

namespace stipple {
namespace {

using Json = nlohmann::json;

struct Row {
  double day, tone, redness;
};

/// "plan/normal" and so on, rows by day.
std::map<std::string, std::vector<Row>> coursesIn(const std::string& table) {
  std::map<std::string, std::vector<Row>> courses;
  std::istringstream lines(table);
  std::string line;
  std::getline(lines, line);
  EXPECT_EQ(line, "course,skin,day,tone,redness");
  while (std::getline(lines, line)) {
    std::istringstream fields(line);
    std::string course, skin;
    char comma = 0;
    Row row{};
    std::getline(fields, course, ',');
    std::getline(fields, skin, ',');
    fields >> row.day >> comma >> row.tone >> comma >> row.redness;
    EXPECT_FALSE(fields.fail()) << line;
    courses[course + "/" + skin].push_back(row);
  }
  return courses;
}

class TimelineCommand : public testing::ProgramTest {};

TEST_F(TimelineCommand, WritesATableAPlotAndFiguresWithinTheSourcedRanges) {
  const testing::Outcome run =
      stipple({"timeline", "--csv", "t.csv", "--plot", "t.png", "--json", "--quiet"});
  ASSERT_EQ(run.code, 0) << run.err;
  const Json report = Json::parse(run.out, nullptr, false);
  ASSERT_EQ(report["skins"].size(), 7u);
  for (const Json& skin : report["skins"])
    for (const char* course : {"plan", "one_sitting"}) {
      const double change = skin[course]["fresh_to_healed"];
      EXPECT_GE(change, report["sourced"]["fresh_to_healed"][0].get<double>()) << skin;
      EXPECT_LE(change, report["sourced"]["fresh_to_healed"][1].get<double>()) << skin;
    }

  const auto courses = coursesIn(testing::contentOf(file("t.csv")));
  EXPECT_EQ(courses.size(), 7u * 2 + 2);
  for (const auto& [name, rows] : courses) {
    EXPECT_EQ(rows.front().day, 0) << name;
    EXPECT_NEAR(rows.back().day, 3652.5, 0.5) << name;
    for (std::size_t i = 1; i < rows.size(); ++i) {
      EXPECT_GE(rows[i].day, rows[i - 1].day) << name;
      if (rows[i - 1].day >= 62) {
        EXPECT_LE(rows[i].tone, rows[i - 1].tone) << name << ", day " << rows[i].day;
      }
    }
  }
  const auto picture = readPng(file("t.png"));
  ASSERT_TRUE(picture) << picture.error().message;
  EXPECT_EQ(picture->width, 1600);
}

TEST_F(TimelineCommand, FollowsThePlanAndKeepsFilesThatDiffer) {
  const testing::Outcome page = stipple({"timeline", "--csv", "t.csv", "--quiet"});
  ASSERT_EQ(page.code, 0) << page.err;
  for (const char* word : {"one sitting", "sensitive", "Sources"})
    EXPECT_NE(page.out.find(word), std::string::npos) << word;
  EXPECT_EQ(stipple({"timeline", "--csv", "t.csv", "--quiet"}).code, 0);  // the same again
  const std::vector<std::string> other{"timeline", "--csv",          "t.csv", "--quiet",
                                       "--set",    "skin.type=oily", "--set", "sessions.2.interval_days=14"};
  const testing::Outcome refused = stipple(other);
  EXPECT_EQ(refused.code, 1);
  EXPECT_NE(refused.err.find("--force"), std::string::npos) << refused.err;
  std::vector<std::string> forced = other;
  forced.push_back("--force");
  ASSERT_EQ(stipple(forced).code, 0);
  EXPECT_TRUE(coursesIn(testing::contentOf(file("t.csv"))).contains("pessimistic/oily"));
}

}  // namespace
}  // namespace stipple
