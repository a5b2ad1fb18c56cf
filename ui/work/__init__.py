"""What pages ask of the journal, in the database lane: plain functions that take a session."""
