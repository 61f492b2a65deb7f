"""What a newer extractor would make of what was read before, and what it takes to switch to it: pure functions.

A rehearsal reads the articles of some days once more, beside the running version and without its knowing, into a shadow: topics of
the same names under another prefix. Statements of all other days are taken as they stand. What is read is matched with what stands,
saying by saying, so that the difference can be told, and so that what takes the place of a statement stays known by its name.
"""
