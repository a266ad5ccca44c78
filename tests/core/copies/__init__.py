"""Tests of family copies."""
