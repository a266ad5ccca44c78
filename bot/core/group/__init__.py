"""One group from its founding to its close: its flag, its dates, the profile it is given anew."""
