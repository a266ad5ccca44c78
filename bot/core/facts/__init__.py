"""The facts of a group as frozen values: what commands read, replace and give back."""
