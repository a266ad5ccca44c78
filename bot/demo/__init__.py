"""A group to play with: fictional people, a clock that jumps, real parts."""
