"""The terminal as a place: how a card is drawn there."""
