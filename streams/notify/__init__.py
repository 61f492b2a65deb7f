"""Flags -> people, by the routes of one file; never on a replay."""
