"""Tests of `bot.core.raising`."""
