"""Contact sheets as files: Excel or CSV in, rows for the rules out."""
