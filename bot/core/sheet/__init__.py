"""The contact sheet: its lines as people write them, what is kept of them, who sees which."""
