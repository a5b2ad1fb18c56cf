"""SQLite: opening, migrating, indexing, backing up and checking a database file."""
