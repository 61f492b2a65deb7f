"""What the pages show: rows and facts -> plain values that a template writes out. Pure functions."""
