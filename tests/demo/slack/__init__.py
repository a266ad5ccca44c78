"""The stand-in for Slack: what it takes and what it refuses."""
