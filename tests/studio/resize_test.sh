#!/bin/bash
# Resizes the real window 200 times, unmaps and moves it, in the middle of comparing, under the validation layers, and
# sees that the head is never stretched: its outline keeps its proportions.
#   resize_test.sh <stipple binary> <work folder>
# Exit code 0: passed, 1: failed, 77: skipped.
set -u

stipple=$1 work=$2
# shellcheck source=tests/support/window.sh
. "$(dirname "$0")/../support/window.sh"

start_screen 1280x900
cd "$work" || exit 1
start_stipple --size 700x600

# A presentation shows the head alone. Its outline: what differs from the grey of the background, left of the badge.
size_of_window() { eval "$(xdotool getwindowgeometry --shell "$window")"; }
photograph() { import -window root -crop "$1x$2+0+0" +repage "$3"; }
# proportions FILE: width by height of the box around everything that is the colour of skin.
proportions() {
  convert "$1" -gravity north -chop 0x50 -colorspace HSL -channel G -separate -threshold 14% -trim -format '%w %h' info: |
    awk '{ if ($2 > 0) printf "%d", 1000 * $1 / $2; else print 0 }'
}
head_is_there() {
  photograph 700 600 "$work/start.png"
  [ "$(identify -format '%k' "$work/start.png")" -gt 500 ]
}
until_true "the head is drawn" head_is_there

resize() { xdotool windowsize "$window" "$1" "$2"; }
for i in $(seq 200); do
  resize $((480 + i * 37 % 760)) $((360 + i * 53 % 500))
  case $i in
    50) key c ;;
    80) xdotool windowunmap "$window"; sleep 0.5; xdotool windowmap "$window" ;;
    100) key shift+c ;;
    120) xdotool windowmove "$window" 40 30 windowmove "$window" 0 0 ;;
    150) key shift+c ;;
  esac
done
kill -0 "$stipple_pid" 2> /dev/null || fail "the program ended while it was resized"
echo "ok: 200 sizes"
