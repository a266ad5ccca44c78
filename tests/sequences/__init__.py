"""Random sequences of commands and jumps of the clock, on the real parts."""
