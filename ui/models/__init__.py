"""Item models for lists: rows from the journal, shaped for views."""
