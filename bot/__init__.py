"""The bot itself: its rules, its parts put together, its command line."""
