"""Tests of `bot.core.facts.plan`."""
