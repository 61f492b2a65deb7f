"""The read model and the web page over it: what people see of the flags, and where they decide."""
