"""Tests of cards drawn in the terminal."""
