"""The contract with other services: its files, its promise, and who checks them."""
