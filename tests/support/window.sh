# Shared by the tests that use the real window on a virtual screen with mouse and keys alone; to be sourced after
# `stipple` (the program) and `work` (the folder for screenshots and messages) are set. Needs (Debian): xvfb xdotool
# imagemagick vulkan-validationlayers. A test ends with 0: passed, 1: failed, 77: skipped.
# shellcheck shell=bash

mkdir -p "$work"
work=$(realpath "$work")
stipple=$(realpath "$stipple")
# Nobody's settings and no work left unsaved by a run before.
export XDG_CONFIG_HOME="$work/config" XDG_STATE_HOME="$work/state"
rm -rf "$XDG_CONFIG_HOME" "$XDG_STATE_HOME"
readonly patience=120 # seconds that anything may take on a slow machine

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

# start_screen WIDTHxHEIGHT: a screen that nobody sees.
# -noreset: by default the server starts over whenever its last client leaves, as each xdotool does, and refuses others meanwhile.
start_screen() {
  Xvfb -displayfd 5 -screen 0 "$1x24" -nolisten tcp -noreset 5> "$work/display-number" 2> "$work/xvfb.txt" &
  xvfb_pid=$!
  for _ in $(seq 100); do [ -s "$work/display-number" ] && break; sleep 0.1; done
  [ -s "$work/display-number" ] || { echo "SKIPPED: Xvfb does not start: $(cat "$work/xvfb.txt")"; exit 77; }
  DISPLAY=:$(tr -d '[:space:]' < "$work/display-number")
  export DISPLAY
  unset WAYLAND_DISPLAY
}

# start_stipple ARGUMENTS...: its window, in the corner of the screen, becomes $window. No program of the desktop is found from it, so
# that file dialogs are Stipple's own.
window_is_there() { window=$(xdotool search --onlyvisible --name 'Stipple$' 2> /dev/null | head -1) && [ -n "$window" ]; }
start_stipple() {
  PATH=/nowhere "$stipple" studio --validate "$@" > "$work/stdout.txt" 2> "$work/stderr.txt" &
  stipple_pid=$!
  until_true "the window is there" window_is_there
  xdotool windowmove "$window" 0 0
  xdotool windowfocus "$window" 2> /dev/null
}

# quit_stipple: as a user does, and nothing was wrong all the while.
quit_stipple() {
  xdotool windowfocus "$window" 2> /dev/null
  key ctrl+q
  for _ in $(seq $((patience * 5))); do kill -0 "$stipple_pid" 2> /dev/null || break; sleep 0.2; done
  kill -0 "$stipple_pid" 2> /dev/null && fail "the window does not close"
  wait "$stipple_pid"
  local code=$?
  stipple_pid=''
  [ "$code" -eq 0 ] || fail "exit code $code"
  grep -q 'validation' "$work/stderr.txt" && fail "the validation layers said something"
  echo "PASSED: screenshots are in $work"
}

# difference A B [SCALE]: number of pixels in which two pictures differ by more than rounding.
difference() {
  compare -metric AE -fuzz 2% \( "$1" -resize "${3:-100%}" \) \( "$2" -resize "${3:-100%}" \) null: 2>&1 |
    grep -oE '^[0-9.e+]+' | awk '{ printf "%d", $1 }'
}
# What two pictures show may only be compared a quarter as large: a busy machine may leave one of them less refined.
readonly shown=25%

# is_still SECONDS COMMAND: what COMMAND photographs does not change for so long. Pictures refine themselves after a
# change, on a slow machine seconds later.
is_still() {
  "$2" "$work/still-a.png"
  sleep "$1"
  "$2" "$work/still-b.png"
  [ "$(difference "$work/still-a.png" "$work/still-b.png")" -eq 0 ]
}

# differs A B LEAST: pictures of these names in $work, in so many pixels at a quarter of their size.
differs() {
  local changed
  changed=$(difference "$work/$1.png" "$work/$2.png" $shown)
  [ "$changed" -gt "$3" ] || fail "$2 looks like $1: only $changed pixels changed"
  echo "ok: $2 differs from $1 in $changed pixels"
}

key() { xdotool key "$1"; sleep 0.1; }

# Where the pointer rests after a click: away from anything with a tooltip.
rest_x=0 rest_y=0
click() {
  xdotool mousemove "$1" "$2" sleep 0.3 mousedown 1 sleep 0.3 mouseup 1 sleep 0.3
  xdotool mousemove "$rest_x" "$rest_y"
}

# drag FROM_X FROM_Y TO_X TO_Y, slowly enough to be seen frame by frame.
drag() {
  xdotool mousemove "$1" "$2" sleep 0.3 mousedown 1 sleep 0.3
  local step
  for step in 1 2 3 4 5; do
    xdotool mousemove $(($1 + ($3 - $1) * step / 5)) $(($2 + ($4 - $2) * step / 5)) sleep 0.15
  done
  xdotool sleep 0.3 mouseup 1 sleep 0.2 mousemove "$rest_x" "$rest_y"
}
