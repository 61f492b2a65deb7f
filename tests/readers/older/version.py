"""Its version."""

EXTRACTOR = "4"
