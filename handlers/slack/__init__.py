"""Slack: what comes in is verified and answered, cards are drawn, notices leave."""
