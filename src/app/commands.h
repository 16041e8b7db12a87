#pragma once
#include "app/command_line.h"

namespace stipple {

// What the program can be asked for, in the order of its help. What each takes and does: command_*.cpp.

void addStudio(CommandGroup& group);
void addDemo(CommandGroup& group);
void addRender(CommandGroup& group);
void addViews(CommandGroup& group);
void addSheets(CommandGroup& group);  // diary, compare
void addPaper(CommandGroup& group);   // sheet
void addFilm(CommandGroup& group);
void addModel(CommandGroup& group);
void addStencil(CommandGroup& group);
void addBench(CommandGroup& group);
void addSites(CommandGroup& group);
void addHeadInfo(CommandGroup& group);      // of `head`
void addPlanCommands(CommandGroup& group);  // of `plan`
void addTimeline(CommandGroup& group);
void addDoctor(CommandGroup& group);

}  // namespace stipple
