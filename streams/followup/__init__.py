"""What people decide: commands and the state of a thread -> facts; facts -> the state of a thread. Pure functions."""
