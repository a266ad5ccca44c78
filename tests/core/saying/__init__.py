"""Tests of days and times as people write them."""
