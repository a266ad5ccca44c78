"""A stand-in for Slack: a real HTTP server on loopback that takes what Slack takes and no more."""
