"""One digest drawn as a page: its blocks, tables and trials as widgets."""
