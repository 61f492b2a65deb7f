"""The version of the extractor, told without loading it."""

EXTRACTOR = "10"
"""Another number, and a higher one, whenever its output changes: of two readings of an article that of the higher version holds."""
