"""The group's folder on the Share page."""
