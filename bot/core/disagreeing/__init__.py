"""A disagreement: its own author's steps first, the meeting's, and those outside it (H10, S17)."""
