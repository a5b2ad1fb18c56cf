"""What goes with a digest: what changed since the last round, a board sheet, a session's pack."""
