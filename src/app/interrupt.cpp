#include "app/interrupt.h"

namespace stipple {
namespace {

volatile std::sig_atomic_t was_requested = 0;  // all that a signal's handler may touch

}  // namespace

Interrupt::Interrupt() {
  was_requested = 0;
  struct sigaction ask {};
  ask.sa_handler = [](int) { was_requested = 1; };
  ask.sa_flags = SA_RESTART;
  sigaction(SIGINT, &ask, &earlier_interrupt_);
  sigaction(SIGTERM, &ask, &earlier_end_);
}

Interrupt::~Interrupt() {
  sigaction(SIGINT, &earlier_interrupt_, nullptr);
  sigaction(SIGTERM, &earlier_end_, nullptr);
}

bool Interrupt::requested() const {
  return was_requested != 0;
}

}  // namespace stipple
