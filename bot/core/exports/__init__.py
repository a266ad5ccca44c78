"""Exports: what is kept about one person, for them, and of a whole group, for the case file."""
