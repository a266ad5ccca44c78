"""Tests of `bot.core.membership`."""
