"""Tests of what comes in and of how it is drawn going out."""
