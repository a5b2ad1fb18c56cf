"""Bringing files in: choosing one, its columns, how its rows read, what became of them."""
