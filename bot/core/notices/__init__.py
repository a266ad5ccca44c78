"""Notices: what should be said is a function of what is true (design, idea 2)."""
