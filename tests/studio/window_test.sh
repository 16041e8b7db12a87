#!/bin/bash
# Opens the real window on a virtual screen, under the validation layers, and uses it with mouse and keys alone.
#   window_test.sh <stipple binary> <work folder>
# Exit code 0: passed, 1: failed, 77: skipped. Screenshots and the program's messages stay in the work folder.
# Needs (Debian): xvfb xdotool imagemagick vulkan-validationlayers
set -u

stipple=$(realpath "$1")
work=$2
mkdir -p "$work"
work=$(realpath "$work")
readonly width=1000 height=700 # of the window; the screen is larger
readonly panel=372             # the plan's panel at the right
readonly patience=120          # seconds that anything may take on a slow machine

for tool in Xvfb xdotool import compare; do
  command -v "$tool" > /dev/null || { echo "SKIPPED: $tool is missing (apt install xvfb xdotool imagemagick)"; exit 77; }
done

xvfb_pid='' stipple_pid=''
stop() {
  [ -n "$stipple_pid" ] && kill "$stipple_pid" 2> /dev/null
  [ -n "$xvfb_pid" ] && kill "$xvfb_pid" 2> /dev/null
  wait 2> /dev/null
}
trap stop EXIT

fail() {
  echo "FAILED: $1"
  [ -n "${DISPLAY:-}" ] && import -window root "$work/failed.png" 2> /dev/null
  [ -f "$work/stderr.txt" ] && { echo "--- messages of the program:"; cat "$work/stderr.txt"; }
  exit 1
}

# until_true WHAT COMMAND...: polls until the command succeeds.
until_true() {
  local what=$1 deadline=$((SECONDS + patience))
  shift
  until "$@"; do
    kill -0 "$stipple_pid" 2> /dev/null || fail "the program ended while waiting until $what"
    [ "$SECONDS" -lt "$deadline" ] || fail "waited $patience s in vain until $what"
    sleep 0.2
  done
  echo "ok: $what"
}

# The head alone, without panels and cards; and the whole window.
head_picture() { import -window root -crop "$((width - panel))x400+0+110" +repage "$1"; }
whole_picture() { import -window root -crop "${width}x${height}+0+0" +repage "$1"; }

# difference A B [SCALE]: number of pixels in which two pictures differ by more than rounding.
difference() {
  compare -metric AE -fuzz 2% \( "$1" -resize "${3:-100%}" \) \( "$2" -resize "${3:-100%}" \) null: 2>&1 |
    grep -oE '^[0-9.e+]+' | awk '{ printf "%d", $1 }'
}
# What two pictures show may only be compared a quarter as large: a busy machine may leave one of them less refined.
readonly shown=25%

# Pictures refine themselves after a change, on a slow machine seconds later: still means that nothing changes for long.
is_still() {
  head_picture "$work/still-a.png"
  sleep 3
  head_picture "$work/still-b.png"
  [ "$(difference "$work/still-a.png" "$work/still-b.png")" -eq 0 ]
}
settle() { until_true "the picture is still ($1)" is_still; mv "$work/still-b.png" "$work/$1.png"; rm -f "$work/still-a.png"; }

differs() {
  local changed
  changed=$(difference "$work/$1.png" "$work/$2.png" $shown)
  [ "$changed" -gt "$3" ] || fail "$2 looks like $1: only $changed pixels changed"
  echo "ok: $2 differs from $1 in $changed pixels"
}

key() { xdotool key "$1"; sleep 0.1; }

click() {
  xdotool mousemove "$1" "$2" sleep 0.3 mousedown 1 sleep 0.3 mouseup 1 sleep 0.3
  xdotool mousemove $((width - panel + 6)) $((height / 2)) # away from anything with a tooltip
}

# drag FROM_X FROM_Y TO_X TO_Y, slowly enough to be seen frame by frame.
drag() {
  xdotool mousemove "$1" "$2" sleep 0.3 mousedown 1 sleep 0.3
  local step
  for step in 1 2 3 4 5; do
    xdotool mousemove $(($1 + ($3 - $1) * step / 5)) $(($2 + ($4 - $2) * step / 5)) sleep 0.15
  done
  xdotool sleep 0.3 mouseup 1 sleep 0.2 mousemove $((width - panel + 6)) $((height / 2)) # away from anything with a tooltip
}

# -noreset: by default the server starts over whenever its last client leaves, as each xdotool does, and refuses others meanwhile.
Xvfb -displayfd 5 -screen 0 1280x900x24 -nolisten tcp -noreset 5> "$work/display-number" 2> "$work/xvfb.txt" &
xvfb_pid=$!
for _ in $(seq 100); do [ -s "$work/display-number" ] && break; sleep 0.1; done
[ -s "$work/display-number" ] || { echo "SKIPPED: Xvfb does not start: $(cat "$work/xvfb.txt")"; exit 77; }
DISPLAY=:$(tr -d '[:space:]' < "$work/display-number")
export DISPLAY
unset WAYLAND_DISPLAY

cd "$work" || exit 1
rm -f stipple-*.png smp-plan*.json
"$stipple" studio --validate --size ${width}x${height} > "$work/stdout.txt" 2> "$work/stderr.txt" &
stipple_pid=$!

window_is_there() { window=$(xdotool search --onlyvisible --name '^Stipple$' 2> /dev/null | head -1) && [ -n "$window" ]; }
until_true "the window is there" window_is_there
xdotool windowmove "$window" 0 0
xdotool windowfocus "$window" 2> /dev/null

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
drag 405 210 412 199
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
until_true "Escape brings the panels back" is_like 7-session-1-fresh

xdotool windowsize "$window" 820 600
settle 11-resized
import -window root -crop 820x600+0+0 +repage "$work/11-resized-window.png"

xdotool windowfocus "$window" 2> /dev/null
key ctrl+q
for _ in $(seq $((patience * 5))); do kill -0 "$stipple_pid" 2> /dev/null || break; sleep 0.2; done
kill -0 "$stipple_pid" 2> /dev/null && fail "the window does not close"
wait "$stipple_pid"
code=$?
stipple_pid=''
[ "$code" -eq 0 ] || fail "exit code $code"
grep -q 'validation' "$work/stderr.txt" && fail "the validation layers said something"
echo "PASSED: screenshots are in $work"
