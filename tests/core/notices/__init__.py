"""Tests of bot/core/notices."""
