"""The rooms that the rail leads to."""
