"""The tool register: what is approved, for what, until when."""
