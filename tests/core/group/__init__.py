"""Tests of `bot.core.group`."""
