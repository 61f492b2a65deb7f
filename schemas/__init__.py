"""The contract: every fact that may be written to a topic, and the topics themselves."""
