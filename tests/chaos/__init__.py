"""Everything is broken at random moments, and in the end nothing may be missing, nothing too much: `python -m tests.chaos`."""
