"""Tests of contact sheets as files."""
