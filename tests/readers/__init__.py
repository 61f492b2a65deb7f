"""Extractors for tests: small packages that `SAIDBEFORE_EXTRACTOR` can name, each with a version and a way to read."""
