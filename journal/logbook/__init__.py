"""Capture and find: trials, drafts, chains, check-ins, history, search."""
