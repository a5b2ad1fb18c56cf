"""The owner's lists of names in the window."""
