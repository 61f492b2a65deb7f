"""Full load for a long time: what grows that should not? `python -m tests.soak`."""
