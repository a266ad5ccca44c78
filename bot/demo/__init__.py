"""A group to play with: the acceptance story of 7KQ2, told by running it on a clock that jumps."""
