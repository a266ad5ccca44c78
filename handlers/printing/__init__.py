"""Printing: a card with its stamp as a tagged PDF and as a page that prints well."""
