"""Tasking: which human work the facts of a group call for, as a function of those facts."""

from bot.core.tasking.wanted import wanted_tasks

__all__ = ["wanted_tasks"]
