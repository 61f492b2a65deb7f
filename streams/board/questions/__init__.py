"""What the pages ask the read model."""
