#!/bin/bash
# Opens the real window on a virtual screen, under the validation layers, and uses it with mouse and keys alone.
#   window_test.sh <stipple binary> <work folder>
# Exit code 0: passed, 1: failed, 77: skipped. Screenshots and the program's messages stay in the work folder.
# Needs (Debian): xvfb xdotool imagemagick vulkan-validationlayers
set -u

stipple=$1 work=$2
# shellcheck source=tests/support/window.sh
. "$(dirname "$0")/../support/window.sh"
readonly width=1000 height=700 # of the window; the screen is larger
readonly panel=372             # the plan's panel at the right
rest_x=$((width - panel + 6)) rest_y=$((height / 2))

# The head alone, without panels and cards; and the whole window.
head_picture() { import -window root -crop "$((width - panel))x400+0+110" +repage "$1"; }
whole_picture() { import -window root -crop "${width}x${height}+0+0" +repage "$1"; }

settle() { until_true "the picture is still ($1)" is_still 3 head_picture; mv "$work/still-b.png" "$work/$1.png"; rm -f "$work/still-a.png"; }

start_screen 1280x900
cd "$work" || exit 1
rm -f stipple-*.png smp-plan*.json
"$stipple" plan new -o smp-plan.json || fail "no plan to begin with"
start_stipple smp-plan.json --size ${width}x${height}

# The panels stand at the right only once the head has been prepared.
panel_is_there() {
  head_picture "$work/start.png"
  [ "$(identify -format '%k' "$work/start.png")" -gt 500 ]
}
until_true "the head is drawn" panel_is_there
settle 1-opened
whole_picture "$work/1-opened-window.png"

drag 300 320 420 340
settle 2-orbited
differs 1-opened 2-orbited 1000

key 1
settle 3-front
differs 2-orbited 3-front 1000

# The density slider: first on the page of zones, its line 151 pixels from the top.
key alt+3
drag 785 151 890 151
settle 4-dense
differs 3-front 4-dense 60
whole_picture "$work/4-dense-window.png"

is_like() { head_picture "$work/now.png"; [ "$(difference "$work/$1.png" "$work/now.png" $shown)" -lt 40 ]; }
key ctrl+z
until_true "undo brings back the same picture" is_like 3-front

# Its number typed by a hand that waits for no frame: double click on the words, digits, Enter.
xdotool mousemove 785 131 sleep 0.5 click --repeat 2 --delay 10 1 type --delay 5 187
xdotool key Return mousemove $rest_x $rest_y # no tooltip over the head
key ctrl+s
density_is_typed() { grep -q '"density_per_cm2": 187' "$work/smp-plan.json"; }
until_true "a number is typed over the slider's" density_is_typed
key ctrl+z
until_true "undo takes it back" is_like 3-front

for _ in 1 2 3 4 5 6; do key Left; done
settle 6-bare
differs 3-front 6-bare 60
key Right
settle 7-session-1-fresh
differs 6-bare 7-session-1-fresh 60
whole_picture "$work/7-session-1-fresh-window.png"

# Everything in one sitting instead, which is no edit of the plan.
key o
settle 7-one-session
differs 7-session-1-fresh 7-one-session 60
key Escape
until_true "Escape shows the plan again" is_like 7-session-1-fresh
for _ in 1 2 3 4 5; do key Right; done
settle 7-healed
for _ in 1 2 3 4 5; do key Right; done
settle 7-year-10
differs 7-healed 7-year-10 60
whole_picture "$work/7-year-10-window.png"
for _ in 1 2 3 4 5 6 7 8 9 10; do key Left; done
until_true "stepping back shows the first day again" is_like 7-session-1-fresh

picture_is_saved() { [ -s "$work/stipple-s1.fresh-front.png" ]; }
key s
until_true "the screenshot is saved" picture_is_saved
plan_is_saved() { [ -s "$work/smp-plan.json" ]; }
key ctrl+s
sleep 1
key Return # the name that is proposed
until_true "the plan is saved" plan_is_saved

# A fourth session: the tab after the third.
key alt+6
click 881 135
key ctrl+s
has_sessions() { [ "$(grep -c '"share"' "$work/smp-plan.json")" -eq "$1" ]; }
until_true "a session is added" has_sessions 4
whole_picture "$work/7-sessions-window.png"
key ctrl+z
key ctrl+s
until_true "undo takes it away" has_sessions 3
key alt+2

# The left corner of the hairline, taken by its handle in this view; its twin comes along.
cp "$work/smp-plan.json" "$work/plan-before.json"
key 9
settle 8-chin-down
whole_picture "$work/8-chin-down-window.png"
drag 378 216 385 205
key ctrl+s
plan_has_moved() { ! cmp -s "$work/smp-plan.json" "$work/plan-before.json"; }
until_true "a dragged handle has changed the plan" plan_has_moved
changed=$(diff "$work/plan-before.json" "$work/smp-plan.json" | grep -oE '"[a-z_]+"' | sort -u | tr '\n' ' ')
[ "$changed" = '"corner_left_aside_mm" "corner_left_up_mm" "corner_right_aside_mm" "corner_right_up_mm" ' ] ||
  fail "a dragged corner changed $changed"
settle 9-moved
differs 8-chin-down 9-moved 60
whole_picture "$work/9-moved-window.png"
key ctrl+z
key ctrl+s
plan_is_back() { cmp -s "$work/smp-plan.json" "$work/plan-before.json"; }
until_true "undo brings the plan back" plan_is_back
key Escape # lets go of the selected point
key 1
until_true "and the picture" is_like 7-session-1-fresh

key p
settle 10-presented
whole_picture "$work/10-presented-window.png"
key Escape
sleep 1
is_like 7-session-1-fresh && fail "one Escape has left the presentation"
xdotool key Escape key Escape # however long the pictures took: two that follow each other
until_true "Escape twice brings the panels back" is_like 7-session-1-fresh

xdotool windowsize "$window" 820 600
settle 11-resized
import -window root -crop 820x600+0+0 +repage "$work/11-resized-window.png"

quit_stipple
