"""Who belongs to a group: joining, leaving, roles, addresses, and who is missing."""
