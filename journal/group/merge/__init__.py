"""Merging: files read, planned, carried out in one transaction, remembered."""
