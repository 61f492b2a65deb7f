"""What the commands do at their rims: files and brokers in, lines and exit codes out."""
