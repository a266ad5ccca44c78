"""Slack: what comes in from it, how cards are drawn there, and what goes out to it."""
