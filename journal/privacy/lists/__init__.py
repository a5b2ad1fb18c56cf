"""The owner's own lists: read from what is pasted or imported, and matched."""
