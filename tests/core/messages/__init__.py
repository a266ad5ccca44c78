"""Tests of bot/core/messages."""
