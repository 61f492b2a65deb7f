"""Ingest: bytes -> ArticlePublished, or a reason why not."""
