#include "export/film_script.h"

#include <algorithm>
#include <cassert>
#include <cctype>
#include <cmath>

#include "base/units.h"
#include "plan/captions.h"
#include "plan/stage.h"

namespace stipple {
namespace {

// How long each scene is beside the others [by eye: long enough to read its caption in a film of half a
// minute].
constexpr double kBare = 1, kJustDone = 1, kDaysPass = 1.6, kHealed = 0.6, kTurn = 4, kHeld = 1;
constexpr double kSway = radians(35);

double eased(double share) {
  return share * share * (3 - 2 * share);
}

std::string capitalised(std::string text) {
  if (!text.empty()) text[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(text[0])));
  return text;
}

}  // namespace

FilmScript::FilmScript(const Plan& plan, double seconds) : plan_(plan) {
  assert(seconds > 0);
  plan_.first_date.reset();  // days, but no dates: a film is passed on
  const std::vector<Stage> stages = stagesOf(plan);
  double at = 0;
  const auto add = [&](double length, std::optional<float> from, std::optional<float> to) {
    scenes_.push_back({at, length, from, to});
    at += length;
  };
  add(kBare, {}, {});
  for (std::size_t i = 1; i + 1 < stages.size(); i += 2) {  // fresh and healed in turn
    add(kJustDone, stages[i].day, stages[i].day);
    add(kDaysPass, stages[i].day, stages[i + 1].day);
    add(kHealed, stages[i + 1].day, stages[i + 1].day);
  }
  sway_until_s_ = at;
  add(kTurn + kHeld, stages.back().day, stages.back().day);
  turn_until_s_ = at - kHeld;
  end_s_ = at;

  const double unit_s = seconds / at;
  for (Scene& scene : scenes_) {
    scene.begin_s *= unit_s;
    scene.length_s *= unit_s;
  }
  for (double* time_s : {&sway_until_s_, &turn_until_s_, &end_s_}) *time_s *= unit_s;
}

FilmScript::Moment FilmScript::at(double second) const {
  const auto after = std::ranges::upper_bound(scenes_, second, {}, &Scene::begin_s);
  const Scene& scene = after == scenes_.begin() ? scenes_.front() : *(after - 1);
  Moment moment;
  if (scene.from_day) {
    const double share = std::clamp((second - scene.begin_s) / scene.length_s, 0.0, 1.0);
    moment.day = static_cast<float>(
        std::lerp(static_cast<double>(*scene.from_day), static_cast<double>(*scene.to_day), share));
  }
  if (second < sway_until_s_)
    moment.turn = static_cast<float>(kSway * std::sin(2 * kPi * second / sway_until_s_));
  else if (second < turn_until_s_)
    moment.turn =
        static_cast<float>(2 * kPi * eased((second - sway_until_s_) / (turn_until_s_ - sway_until_s_)));

  if (scene.from_day != scene.to_day) {
    // While days pass, what is seen stands large and the day, which runs, below it.
    const std::string caption = stageAtDay(plan_, std::round(*moment.day)).caption;
    const std::size_t colon = caption.find(": ");
    if (colon != std::string::npos) {
      moment.caption = capitalised(caption.substr(colon + 2));
      moment.detail = capitalised(caption.substr(0, colon));
      return moment;
    }
  }
  moment.caption = captionFor(plan_, moment.day);
  moment.detail = capitalised(detailFor(plan_, moment.day));
  return moment;
}

}  // namespace stipple
