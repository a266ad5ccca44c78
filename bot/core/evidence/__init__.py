"""Evidence: what was due when by which rule, what happened, and who was told (B10)."""
