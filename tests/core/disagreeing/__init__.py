"""Tests of `bot.core.disagreeing`."""
