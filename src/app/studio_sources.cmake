# The window: what only the program itself may know of GLFW, swapchains and ImGui's backends.
set(STUDIO_APP_SOURCES window.cpp surface.cpp pane_shots.cpp client_window.cpp swapchain.cpp ui_backend.cpp head_view.cpp
  prepare_head.cpp first_head.cpp room_light.cpp exports.cpp export_works.cpp screenshot.cpp studio_app.cpp)
