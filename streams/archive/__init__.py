"""The whole log -> files, and back: every record of every topic as it was, byte by byte, with what the workers remember of it.

DIR/manifest.json                         what is here: topics, files with their checksums, how far each group of consumers was
DIR/statements/0/00000-00500.jsonl.gz     a line a record: offset, timestamp, key, value, headers
"""
