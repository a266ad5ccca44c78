"""The design's budgets, measured: always as ratios against a peer or the raw limit in one run."""
