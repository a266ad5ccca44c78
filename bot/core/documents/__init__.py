"""Documents: minutes and plan as a card for one professional, made from the facts when asked."""
