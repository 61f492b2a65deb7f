"""Its version."""

EXTRACTOR = "5"
