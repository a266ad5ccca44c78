"""Tests of `bot.core.facts.attendance`."""
