"""The folder in which a group exchanges its files."""
