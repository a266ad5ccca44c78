"""Fixtures for the operator's commands."""

from tests.cli.office import office

__all__ = ["office"]
