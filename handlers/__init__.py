"""Everything that comes in, and how it is drawn going out."""
