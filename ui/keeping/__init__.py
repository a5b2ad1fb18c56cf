"""Backups looked into and put elsewhere, trials deleted for good."""
