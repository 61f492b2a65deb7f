"""Dead letters: which are open, and what is done about them."""
