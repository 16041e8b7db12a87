#!/bin/bash
# What becomes of a plan in the real window: kept when the program is killed, restored at the next start, saved,
# saved under another name, and never lost without a question.
#   files_test.sh <stipple binary> <work folder> <drop_files binary>
# Exit code 0: passed, 1: failed, 77: skipped.
set -u

stipple=$1 work=$2 drop=$(realpath "$3")
# shellcheck source=tests/support/window.sh
. "$(dirname "$0")/../support/window.sh"

rm -rf "$work/config" "$work/state" "$work"/*.json
export XDG_CONFIG_HOME=$work/config XDG_STATE_HOME=$work/state
recovery=$work/state/stipple/recovery
program=$stipple
# No dialog of a desktop is found: the window's own is asked.
printf '#!/bin/sh\nPATH=/none exec "%s" "$@"\n' "$program" > "$work/without-dialogs"
chmod +x "$work/without-dialogs"
stipple=$work/without-dialogs

start_screen 1280x900
cd "$work" || exit 1
"$program" plan new -o mia.json || fail "no plan to begin with"
cp mia.json before.json

photograph() { import -window root -crop 1000x700+0+0 +repage "$work/$1.png"; }
title_is() { [ "$(xdotool getwindowname "$window")" = "$1" ]; }
# The first point of the hairline, moved by a millimetre: an edit that no panel's place matters to.
edit() { key Tab; key Up; }
kept() { grep -qs '"plan":' "$recovery"/*.json; }
nothing_is_kept() { ! ls "$recovery"/*.json > /dev/null 2>&1; }

start_stipple mia.json --size 1000x700
until_true "the plan's name is the window's" title_is "mia – Stipple"
edit
until_true "a dot marks the change" title_is "• mia – Stipple"
until_true "the change is kept" kept
kill -9 "$stipple_pid"
wait "$stipple_pid" 2> /dev/null
cmp -s mia.json before.json || fail "the file that was saved has changed"

start_stipple --size 1000x700
until_true "the saved plan is open again" title_is "mia – Stipple"
sleep 2
photograph 1-restore
key Return
until_true "the change is restored" title_is "• mia – Stipple"
key ctrl+s
until_true "it is saved" title_is "mia – Stipple"
cmp -s mia.json before.json && fail "what was restored is not what was changed"
until_true "and kept no longer" nothing_is_kept

edit
until_true "there is a change to lose" title_is "• mia – Stipple"
photograph 2-before
# A question dims all the rest.
question_is_asked() { photograph 2-unsaved; [ "$(difference "$work/2-before.png" "$work/2-unsaved.png" $shown)" -gt 20000 ]; }
question_is_gone() { photograph 2-after; [ "$(difference "$work/2-before.png" "$work/2-after.png" $shown)" -lt 2000 ]; }
key ctrl+o
until_true "the change is asked about" question_is_asked
key Escape
until_true "Escape takes the question away" question_is_gone
title_is "• mia – Stipple" || fail "Escape has lost the change"

key ctrl+shift+s
sleep 1
key ctrl+a
xdotool type --delay 60 leo
sleep 1
photograph 3-save-as
key Return
until_true "the plan is saved under another name" title_is "leo – Stipple"
[ -s leo.json ] || fail "there is no leo.json"
grep -q leo.json "$XDG_CONFIG_HOME/stipple/settings.json" || sleep 3
grep -q leo.json "$XDG_CONFIG_HOME/stipple/settings.json" || fail "leo.json is not among the files opened last"

key ctrl+h
sleep 1
photograph 4-history
key ctrl+h

# Dropped from a file manager: a plan, and a scan while it is still being read.
"$drop" "$window" "$work/mia.json" || fail "the window takes no dropped plan"
until_true "the dropped plan is open" title_is "mia – Stipple"
edit
until_true "there is a change to lose" title_is "• mia – Stipple"
photograph 2-before
"$drop" "$window" "$work/leo.json" || fail "the window takes no dropped plan"
until_true "a dropped plan asks about the change" question_is_asked
key Escape
until_true "Escape takes the question away" question_is_gone
key ctrl+z
until_true "undo takes the change back" title_is "mia – Stipple"

picture_is_saved() { ls "$work"/stipple-*.png > /dev/null 2>&1; }
rm -f stipple-*.png
key s
until_true "a picture is saved beside the work" picture_is_saved
quit_stipple
