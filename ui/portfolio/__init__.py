"""The portfolio: chosen, checked for names of others, written to a file."""
