"""The "Bad input" paragraph of the main job, item by item, through the doors that people use."""
