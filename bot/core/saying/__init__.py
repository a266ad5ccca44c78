"""What people write, read as days, times and overrides; never guessed."""
