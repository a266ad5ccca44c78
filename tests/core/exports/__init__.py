"""Tests of the exports: one person's data, and a whole group for its case file."""
