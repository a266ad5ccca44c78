"""Tests of bot/core/tasking."""
