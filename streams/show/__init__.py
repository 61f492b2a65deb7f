"""Facts -> what people see in a terminal."""
