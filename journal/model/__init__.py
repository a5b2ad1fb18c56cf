"""The nouns of the journal: what a person fills in (validated drafts), what is stored (tables)."""
