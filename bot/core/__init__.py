"""The rules: pure functions over frozen facts, without I/O, clock, database or platform."""
