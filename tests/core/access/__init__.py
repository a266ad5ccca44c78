"""Tests of bot/core/access."""
