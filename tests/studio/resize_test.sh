#!/bin/bash
# Resizes the real window 200 times, unmaps and moves it, in the middle of comparing and with the client's window open, under the
# validation layers; then sees that the head keeps its proportions in windows of every shape.
#   resize_test.sh <stipple binary> <work folder>
# Exit code 0: passed, 1: failed, 77: skipped.
set -u

stipple=$1 work=$2
# shellcheck source=tests/support/window.sh
. "$(dirname "$0")/../support/window.sh"

start_screen 1280x900
cd "$work" || exit 1
start_stipple --size 700x600

photograph() { import -window root -crop "$1x$2+0+0" +repage "$3"; }
head_is_there() {
  photograph 400 300 "$work/start.png"
  [ "$(identify -format '%k' "$work/start.png")" -gt 500 ]
}
until_true "the head is drawn" head_is_there

resize() { xdotool windowsize "$window" "$1" "$2"; }
for i in $(seq 200); do
  resize $((480 + i * 37 % 760)) $((360 + i * 53 % 500))
  case $i in
    20 | 30) key ctrl+plus ;; # the interface larger, as far as a size has room for it
    50) key c ;;
    80) xdotool windowunmap "$window"; sleep 0.5; xdotool windowmap "$window" ;;
    100) key shift+c ;;
    120) xdotool windowmove "$window" 40 30 windowmove "$window" 0 0 ;;
    140) key w ;;
    150) key shift+c ;;
    170 | 175) key ctrl+minus ;;
    190) xdotool windowfocus "$window"; key w ;;
  esac
done
kill -0 "$stipple_pid" 2> /dev/null || fail "the program ended while it was resized"
echo "ok: 200 sizes"

# A presentation, in a window, shows the head alone: seen from above it is all in the picture. Its outline is what is redder than
# the grey behind it.
all() { photograph 1280 900 "$1"; }
until_true "it has caught up" is_still 2 all
xdotool windowfocus "$window" sleep 0.5 # which it lost while it was away
key c
key 6
key p
sleep 1
key F11
# outline FILE: width, height and the place of the box around the head.
outline() {
  convert "$1" -separate -delete 1 -compose minus_src -composite -threshold 8% -trim -format '%w %h %X %Y' info: 2> /dev/null
}
# is_unstretched WIDTH HEIGHT FILE: the whole head is in the picture, and 0.84 times as wide as it is high, as everywhere.
is_unstretched() {
  resize "$1" "$2" # once more: a slow window that leaves the full screen late takes its former size
  photograph "$1" "$2" "$3"
  outline "$3" | awk -v W="$1" -v H="$2" '
    { whole = $3 > 0 && $4 > 0 && $3 + $1 < W && $4 + $2 < H && $2 > 50; ratio = whole ? $1 / $2 : 0 }
    END { exit !(ratio > 0.81 && ratio < 0.87) }'
}
for size in '700 600' '500 800' '1200 400' '480 360' '1270 880' '900 500'; do
  read -r width height <<< "$size"
  resize "$width" "$height"
  until_true "the head is not stretched at ${width}x$height" is_unstretched "$width" "$height" "$work/${width}x$height.png"
done
xdotool key Escape key Escape
sleep 0.5
quit_stipple
