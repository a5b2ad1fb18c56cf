"""The text as it may be shared."""
