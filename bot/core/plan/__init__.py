"""The plan's actions and stages: proposed, checked, carried out, changed."""
