"""Tests of the demo, and of what it leaves behind."""
