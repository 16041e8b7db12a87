#pragma once
#include <csignal>

namespace stipple {

/// While one lives, Ctrl-C and a request to end only ask for a stop, so that long work can take away what it
/// has begun. One at a time.
class Interrupt {
 public:
  Interrupt();
  ~Interrupt();
  Interrupt(const Interrupt&) = delete;
  Interrupt& operator=(const Interrupt&) = delete;

  bool requested() const;

 private:
  struct sigaction earlier_interrupt_ {
  }, earlier_end_{};
};

}  // namespace stipple
