"""Tests of the facts: what a group tells of itself."""
