"""A portfolio of the owner's own trials: chosen, checked for names of others, written, private."""
