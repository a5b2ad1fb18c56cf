"""From a fresh copy of the project to a running app, with Python's standard library alone."""
