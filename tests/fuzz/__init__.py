"""Malformed inputs of many kinds for all that takes bytes from outside: each must end in a dead letter or a clear refusal."""
