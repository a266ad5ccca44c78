"""Tests that read like the procedure, in the shape of the house."""
