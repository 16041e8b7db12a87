#include "plan/plan_file.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <random>

#include "plan/parameters.h"
#include "support/scratch_folder.h"

namespace stipple {
namespace {

std::string errorOf(std::string_view json) {
  const Result<Plan> plan = planFromJson(json);
  return plan ? "" : plan.error().message;
}

/// A plan with one more field than the version.
std::string withField(std::string_view field) {
  return R"({"stipple_plan": 3, )" + std::string(field) + "}";
}

class PlanFile : public ::testing::Test {
 protected:
  std::filesystem::path file(std::string_view name) const { return folder_ / name; }
  void write(std::string_view name, std::string_view text) const { std::ofstream(file(name)) << text; }

 private:
  testing::ScratchFolder folder_;
};

Plan planWithRandomParameters(std::mt19937& random) {
  Plan plan;
  plan.seed = static_cast<std::uint32_t>(random());
  for (const Parameter& parameter : parameters()) {
    parameter.of(plan) = std::uniform_real_distribution<float>(parameter.low, parameter.high)(random);
  }
  // Points far from their norms cross, and such a plan is refused.
  plan.hairline.mid_frontal_height_mm = 70 + plan.hairline.mid_frontal_height_mm / 7;
  plan.hairline.recession_mm /= 3;
  for (PointOffset& offset : plan.hairline.points) offset = {offset.up_mm / 16, offset.aside_mm / 16};
  const auto share = [&] { return std::uniform_real_distribution<float>(-0.6f, 0.6f)(random); };
  plan.strokes = {{StrokeKind::density, 8.25f, share(), {{share(), share()}, {share(), share()}}},
                  {StrokeKind::scar_strip, 1.5f, 0.6f, {{share(), share()}}}};
  for (const Choice& choice : choices()) choice.write(plan, random() % choice.names.size());
  for (Session& session : plan.sessions) {
    for (const SessionField& field : sessionFields())
      session.*field.field = std::uniform_real_distribution<float>(field.low, field.high)(random);
    session.zones = ZoneSet::none().set(static_cast<ZoneId>(random() % kZoneCount));
    session.notes = "scalp \"dry\", café\nnumbing cream";
  }
  plan.sessions[0].interval_days = 0;
  plan.sessions[0].share = 1.0f / 3;
  plan.sessions[1].share = 2.0f / 3;
  plan.sessions[2].share = 0.999f;
  if (random() % 2) plan.first_date = dateFrom("2026-12-01");
  return plan;
}

}  // namespace

TEST_F(PlanFile, EveryNumberComesBackBitForBit) {
  std::mt19937 random(7);
  for (int round = 0; round < 200; ++round) {
    const Plan plan = planWithRandomParameters(random);
    const Result<Plan> read = planFromJson(toJson(plan));
    ASSERT_TRUE(read) << read.error().message;
    EXPECT_EQ(read->seed, plan.seed);
    for (const Parameter& parameter : parameters()) {
      EXPECT_EQ(parameter.read(*read), parameter.read(plan)) << parameter.key;
    }
    EXPECT_EQ(read->strokes, plan.strokes);
    EXPECT_EQ(read->sessions, plan.sessions);
    EXPECT_EQ(*read, plan);
  }
}

TEST_F(PlanFile, DesignsComeBackByteForByteBesideThePlan) {
  std::mt19937 random(3);
  const Plan plan = planWithRandomParameters(random);
  Designs designs;
  for (const std::size_t index : {0u, 3u}) designs.keep(index, planWithRandomParameters(random));
  ASSERT_TRUE(writePlan(plan, file("plan.json"), designs));
  const auto read = readPlanAndDesigns(file("plan.json"));
  ASSERT_TRUE(read) << read.error().message;
  EXPECT_EQ(*read, (PlanAndDesigns{plan, designs}));
  EXPECT_EQ(toJson(read->plan, read->designs), toJson(plan, designs));
  EXPECT_EQ(*readPlan(file("plan.json")), plan);
}

TEST_F(PlanFile, APlanWithoutDesignsIsWrittenAsBeforeThereWereAny) {
  const std::string text = toJson(Plan{});
  EXPECT_NE(text.find("\"stipple_plan\": 3,"), std::string::npos);
  EXPECT_EQ(text.find("designs"), std::string::npos);
}

TEST_F(PlanFile, NamesTheDesignThatIsNone) {
  const auto withDesigns = [](std::string_view designs) {
    return errorOf(R"({"stipple_plan": 4, "designs": )" + std::string(designs) + "}");
  };
  EXPECT_EQ(withDesigns("{}"), "");
  EXPECT_EQ(withDesigns("[]"), "designs is a JSON array; it must be an object");
  EXPECT_EQ(withDesigns(R"({"E": {}})"), "designs are called A to D");
  EXPECT_EQ(withDesigns(R"({"B": 1})"), "design B is a JSON number; it must be an object");
  EXPECT_EQ(withDesigns(R"({"B": {"density_per_cm2": -5}})"),
            "design B: density_per_cm2 is -5; it must be between 10 and 300");
  EXPECT_NE(withDesigns(R"({"B": {"designs": {}}})").find("'designs'"), std::string::npos);
  EXPECT_NE(errorOf(withField(R"("designs": {})")).find("'designs'"), std::string::npos) << "of version 3";
}

TEST_F(PlanFile, WritesNumbersAsPeopleDo) {
  const std::string text = toJson(Plan{});
  EXPECT_NE(text.find(R"("density_per_cm2": 160,)"), std::string::npos) << text;
  EXPECT_NE(text.find(R"("healed_diameter_mm": 0.15,)"), std::string::npos) << text;
  EXPECT_LT(text.find("density_per_cm2"), text.find("hairline"));
}

TEST_F(PlanFile, MissingFieldsTakeTheirDefaults) {
  const Result<Plan> plan = planFromJson(withField(R"("hairline": {"fade_mm": 8})"));
  ASSERT_TRUE(plan) << plan.error().message;
  EXPECT_EQ(plan->hairline.fade_mm, 8);
  EXPECT_EQ(plan->hairline.recession_mm, Hairline{}.recession_mm);
  EXPECT_EQ(plan->sessions.size(), 3u);
}

TEST_F(PlanFile, APlanOfVersionOneOpensAsItLooked) {
  const Result<Plan> plan =
      planFromJson(R"({"stipple_plan": 1, "hairline": {"fade_mm": 8, "edge_tone": 0.5, "edge_diameter": 0.7}})");
  ASSERT_TRUE(plan) << plan.error().message;
  EXPECT_EQ(plan->hairline.fade_mm, 8);
  EXPECT_EQ(plan->zones[ZoneId::hairline_edge], (Zone{1, 0.7f, 0.5f}));
  EXPECT_EQ(plan->zones[ZoneId::sides].density, 1);  // the whole scalp was treated,
  EXPECT_EQ(plan->zones[ZoneId::nape].density, 1);
  EXPECT_EQ(plan->native.density_per_cm2, 0);  // no hair was drawn,
  EXPECT_EQ(plan->hairline.asymmetry_mm, 0);   // and left was right
  EXPECT_NE(errorOf(R"({"stipple_plan": 1, "hairline": {"edge_tone": 7}})").find("between 0.1 and 1"),
            std::string::npos);
  EXPECT_NE(errorOf(withField(R"("hairline": {"edge_tone": 0.5})")), "");
}

TEST_F(PlanFile, APlanOfVersionTwoOpensAndHealsAsItDid) {
  const Result<Plan> plan = planFromJson(
      R"({"stipple_plan": 2, "healing": {"lost_share": 0.2}, "sessions": [{"share": 0.4}, {"share": 1, "interval_days": 14}]})");
  ASSERT_TRUE(plan) << plan.error().message;
  EXPECT_EQ(plan->healing.lost_share, 0.2f);
  EXPECT_EQ(plan->healing.weak_share, 0);  // there were none,
  EXPECT_EQ(plan->healing.contrast_kept, 1);
  EXPECT_EQ(plan->sessions[1], (Session{.share = 1, .interval_days = 14}));
  EXPECT_EQ(plan->skin.type, SkinType::normal);
}

TEST_F(PlanFile, SessionsHoldWhatThePractitionerRecords) {
  const Result<Plan> plan = planFromJson(withField(
      R"("skin": {"type": "oily"}, "zones": {"crown_skin": "scar"}, "price": {"amount": 2500, "basis": "session"},
         "sessions": [{"share": 0.4, "date": "2026-12-20", "needle_mm": 0.25, "zones": ["crown", "frontal"]},
                      {"share": 1, "date": "2027-01-03", "notes": "more at the crown"}])"));
  ASSERT_TRUE(plan) << plan.error().message;
  EXPECT_EQ(plan->skin.type, SkinType::oily);
  EXPECT_EQ(skinTypeOf(*plan, ZoneId::crown), SkinType::scar);
  EXPECT_EQ(skinTypeOf(*plan, ZoneId::frontal), SkinType::oily);
  EXPECT_TRUE(plan->price.per_session);
  EXPECT_EQ(plan->sessions[0].zones, ZoneSet::none().set(ZoneId::frontal).set(ZoneId::crown));
  EXPECT_EQ(plan->sessions[1].interval_days, 14);
  EXPECT_EQ(plan->sessions[1].notes, "more at the crown");
  EXPECT_EQ(textOf(*plan->first_date), "2026-12-20");
}

TEST_F(PlanFile, DatesAndIntervalsMayStandSideBySide) {
  const Result<Plan> plan = planFromJson(withField(
      R"("sessions": [{"share": 0.3, "date": "2026-12-20"}, {"share": 0.6, "interval_days": 10}, {"share": 1, "date": "2027-01-20"}])"));
  ASSERT_TRUE(plan) << plan.error().message;
  EXPECT_EQ(sessionDays(*plan), (std::vector<float>{0, 10, 31}));
}

TEST_F(PlanFile, NamesWhatIsWrongWithASession) {
  const auto second = [](std::string_view text) {
    return errorOf(withField(R"("sessions": [{"share": 0.4, "date": "2026-12-20"}, {"share": 1, )" + std::string(text) + "}]"));
  };
  EXPECT_EQ(second(R"("date": "2026-12-23")"),
            "session 2: 2026-12-23 is 3 days after the session before (2026-12-20); it must be between 7 and 365 days, "
            "for skin needs 7 days to heal");
  EXPECT_EQ(second(R"("date": "2027-02-29")"), "session 2: date must be a day such as \"2026-12-01\"");
  EXPECT_EQ(second(R"("date": "2027-01-03", "interval_days": 14)"),
            "session 2: it has both date and interval_days; keep one of them");
  EXPECT_EQ(second(R"("needle_mm": 1)"), "session 2: needle_mm is 1; it must be between 0.18 and 0.3");
  EXPECT_EQ(second(R"("pressure": "heavy")"), "session 2: pressure is a JSON string; it must be a number between -1 and 1");
  EXPECT_EQ(second(R"("zones": ["crwn"])"),
            "session 2: zones must be a list with some of hairline_edge, frontal, mid_scalp, crown, temples, sides, nape");
  EXPECT_NE(second(R"("zones": [])").find("it works no zone"), std::string::npos);
  EXPECT_EQ(second(R"("notes": 5)"), "session 2: notes must be text in quotes");
  EXPECT_NE(second(R"("notes": ")" + std::string(kLongestNotes + 1, 'x') + '"').find("shorten them"), std::string::npos);
  EXPECT_EQ(errorOf(withField(R"("skin": {"type": "greasy"})")),
            "skin: type must be one of normal, oily, dry, thick, thin, sensitive, scar");
  EXPECT_NE(errorOf(withField(R"("sessions": [{"share": 0.4}, {"share": 1, "date": "2026-12-20"}])"))
                .find("the first session has none"),
            std::string::npos);
}

TEST_F(PlanFile, NotesThatAreNoTextAreWrittenAsTextAll) {
  Plan plan;
  plan.sessions[1].notes = "caf\xe9";
  EXPECT_TRUE(planFromJson(toJson(plan)));
}

TEST_F(PlanFile, NamesTheStrokeThatIsNone) {
  const auto stroke = [](std::string_view text) {
    return errorOf(withField(R"("strokes": [)" + std::string(text) + "]"));
  };
  EXPECT_EQ(stroke(R"({"kind": "density", "radius_mm": 5, "amount": 1, "path": [0, 0, 0.1, 0]})"), "");
  EXPECT_EQ(stroke(R"({"kind": "paint", "radius_mm": 5, "amount": 1, "path": [0, 0]})"),
            "stroke 1: kind must be one of density, native_hair, scar_strip, scar_dots");
  EXPECT_EQ(stroke(R"({"kind": "density", "radius_mm": 5, "path": [0, 0]})"), "stroke 1: amount is missing");
  EXPECT_NE(stroke(R"({"kind": "density", "radius_mm": 500, "amount": 1, "path": [0, 0]})").find("radius_mm"),
            std::string::npos);
  EXPECT_NE(stroke(R"({"kind": "scar_strip", "radius_mm": 5, "amount": -0.5, "path": [0, 0]})").find("amount"),
            std::string::npos);
  for (const char* path : {"[]", "[0]", "5", R"(["a", "b"])", "[1, 1]", "[0, 1e30]"})
    EXPECT_NE(stroke(R"({"kind": "density", "radius_mm": 5, "amount": 1, "path": )" + std::string(path) + "}"), "")
        << path;
}

TEST_F(PlanFile, NamesTheFileTheFieldAndTheRangeWhenADensityIsNegative) {
  write("plan.json", withField(R"("density_per_cm2": -5)"));
  const Result<Plan> plan = readPlan(file("plan.json"));
  ASSERT_FALSE(plan);
  EXPECT_EQ(plan.error().message,
            file("plan.json").string() + ": density_per_cm2 is -5; it must be between 10 and 300");
}

TEST_F(PlanFile, RefusesAFutureVersionInWords) {
  const std::string error = errorOf(R"({"stipple_plan": 5, "beard": true})");
  EXPECT_NE(error.find("newer Stipple"), std::string::npos) << error;
  EXPECT_NE(errorOf("{}").find("not a Stipple plan"), std::string::npos);
  EXPECT_NE(errorOf("[]").find("not a Stipple plan"), std::string::npos);
  EXPECT_NE(errorOf(R"({"stipple_plan": "1"})"), "");
}

TEST_F(PlanFile, RefusesUnknownFieldsWhereverTheyStand) {
  EXPECT_NE(errorOf(withField(R"("densty_per_cm2": 5)")).find("densty_per_cm2"), std::string::npos);
  EXPECT_NE(errorOf(withField(R"("skin": {"colour": 5})")).find("skin has no field 'colour'"),
            std::string::npos);
  EXPECT_NE(errorOf(withField(R"("sessions": [{"share": 1, "minutes": 5}])")).find("'minutes'"),
            std::string::npos);
}

TEST_F(PlanFile, RefusesAKeyThatAppearsTwiceButNotTheSameKeyInTwoSessions) {
  EXPECT_EQ(errorOf(withField(R"("seed": 1, "seed": 2)")), "'seed' appears twice; keep one of them");
  EXPECT_EQ(errorOf(withField(R"("skin": {"sheen": 0, "sheen": 1})")),
            "'sheen' appears twice; keep one of them");
  EXPECT_EQ(errorOf(withField(R"("sessions": [{"share": 0.5}, {"share": 1}])")), "");
}

TEST_F(PlanFile, RefusesWrongTypesAndNumbersThatAreNone) {
  EXPECT_EQ(errorOf(withField(R"("density_per_cm2": "160")")),
            "density_per_cm2 is a JSON string; it must be a number between 10 and 300");
  EXPECT_EQ(errorOf(withField(R"("hairline": 5)")), "hairline is a JSON number; it must be an object");
  EXPECT_NE(errorOf(withField(R"("density_per_cm2": NaN)")), "");
  EXPECT_NE(errorOf(withField(R"("density_per_cm2": 1e999)")), "");
  EXPECT_NE(errorOf(withField(R"("density_per_cm2": 99999999999999999999999)")), "");
  EXPECT_EQ(errorOf(withField(R"("seed": -1)")),
            "seed is -1; it must be a whole number between 0 and 4294967295");
  EXPECT_NE(errorOf(withField(R"("seed": 4294967296)")), "");
  EXPECT_NE(errorOf(withField(R"("seed": 1.5)")), "");
}

TEST_F(PlanFile, SessionsMustRiseAndLeaveTheSkinTimeToHeal) {
  EXPECT_EQ(errorOf(withField(R"("sessions": [{"share": 0.5}, {"share": 1, "interval_days": 3}])")),
            "session 2: interval_days is 3; it must be between 7 and 365, for skin needs 7 days to heal");
  EXPECT_EQ(errorOf(withField(R"("sessions": [{"share": 0.5}, {"share": 0.4}])")),
            "session 2: share is 0.4; it must be at least 0.5, the share of the session before");
  EXPECT_EQ(errorOf(withField(R"("sessions": [{"share": 0}])")), "session 1: share is 0; it must be between 0.01 and 1");
  EXPECT_EQ(errorOf(withField(R"("sessions": [])")), "sessions has 0 entries; it must have between 1 and 8");
  EXPECT_NE(errorOf(withField(R"("sessions": [{"share": 1.5}])")), "");
  EXPECT_NE(errorOf(withField(R"("sessions": [{"interval_days": 7}])")), "");
}

TEST_F(PlanFile, DeepNestingAndHugeTextEndInOneShortLine) {
  const std::string deep = errorOf(withField(R"("skin": )" + std::string(500'000, '[')));
  EXPECT_NE(deep.find("nested too deeply"), std::string::npos) << deep;
  EXPECT_NE(errorOf(std::string((8 << 20) + 1, ' ')), "");
  const std::string long_key = errorOf(withField('"' + std::string(100'000, 'x') + "\": 1"));
  EXPECT_LT(long_key.size(), 250u);
}

TEST_F(PlanFile, MutatedPlansNeverCrashAndWhatIsAcceptedIsInRange) {
  const std::string good = toJson(Plan{});
  std::mt19937 random(11);
  const std::string letters = "{}[]\",:.-+eE0123456789truefalsn\\u\n\x01\xff ";
  for (int round = 0; round < 4000; ++round) {
    std::string text = good;
    for (unsigned edits = 1 + random() % 4; edits > 0; --edits) {
      const std::size_t at = random() % text.size();
      if (random() % 3 == 0) {
        text.erase(at, random() % 20);
        if (text.empty()) break;
      } else {
        text.insert(at, 1, letters[random() % letters.size()]);
      }
    }
    const Result<Plan> plan = planFromJson(text);
    if (!plan) {
      EXPECT_EQ(plan.error().message.find('\n'), std::string::npos) << plan.error().message;
      continue;
    }
    for (const Parameter& parameter : parameters()) {
      EXPECT_GE(parameter.read(*plan), parameter.low);
      EXPECT_LE(parameter.read(*plan), parameter.high);
    }
  }
}

TEST_F(PlanFile, ReplacesAnOlderPlanAndLeavesNothingBeside) {
  Plan plan;
  ASSERT_TRUE(writePlan(plan, file("plan.json")));
  plan.density_per_cm2 = 120;
  ASSERT_TRUE(writePlan(plan, file("plan.json")));
  EXPECT_EQ(readPlan(file("plan.json"))->density_per_cm2, 120);
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator(file("")), {}), 1);
}

TEST_F(PlanFile, APlanThatCouldNotBeReadBackDoesNotReplaceAGoodOne) {
  Plan plan;
  ASSERT_TRUE(writePlan(plan, file("plan.json")));
  plan.density_per_cm2 = std::numeric_limits<float>::quiet_NaN();
  EXPECT_FALSE(writePlan(plan, file("plan.json")));
  EXPECT_EQ(readPlan(file("plan.json"))->density_per_cm2, Plan{}.density_per_cm2);
}

TEST_F(PlanFile, SaysWhyAFileCannotBeReadOrSaved) {
  EXPECT_NE(readPlan(file("none.json")).error().message.find("no such file"), std::string::npos);
  EXPECT_FALSE(readPlan(file("")));
  const Result<Done> saved = writePlan(Plan{}, file("missing") / "plan.json");
  ASSERT_FALSE(saved);
  EXPECT_NE(saved.error().message.find("does not exist; make it first"), std::string::npos);
}

}  // namespace stipple
