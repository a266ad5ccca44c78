"""The leak ledger: every text put into a group is marked, and looked for in all that leaves it."""
