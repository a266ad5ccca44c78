"""Documents hold what one recipient may see, and say what they are."""
