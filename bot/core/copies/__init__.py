"""Family copies: made for one person, let go by the lead, confirmed by a second person (B9)."""
