"""What stands around a worker's agents: the guard, the process that reads language, the rows of a table."""
