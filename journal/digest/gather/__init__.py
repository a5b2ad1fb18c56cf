"""From a group's library to plain figures and records, by set operations in SQL."""
