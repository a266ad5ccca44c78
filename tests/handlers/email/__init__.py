"""Tests of mail: what it looks like, what is in it, and what becomes of it."""
