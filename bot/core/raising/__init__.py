"""Something is wrong: it is raised, seen and answered between meetings (B6)."""
