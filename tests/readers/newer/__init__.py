"""An extractor for tests."""
