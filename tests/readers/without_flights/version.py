"""Its version."""

EXTRACTOR = "0"
