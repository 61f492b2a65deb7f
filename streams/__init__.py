"""The work: one folder a verb, in the order in which an article meets them."""
