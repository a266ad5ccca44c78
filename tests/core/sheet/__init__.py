"""Tests of the contact sheet: its lines, its words, a whole sheet read in."""
