"""What happens because time passes: the clock, the courier and the periodic jobs."""
