"""Electronic mail: cards drawn as messages, calendar entries, and their transports."""
