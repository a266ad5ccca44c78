"""Meetings ahead: proposed, checked against what speaks against a date, booked and moved."""
