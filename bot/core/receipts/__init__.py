"""Receipts: what is known of each copy of what was released, from the notices and the tasks."""
