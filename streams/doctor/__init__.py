"""Whether all is well, and what to do about what is not: what was seen -> findings."""
