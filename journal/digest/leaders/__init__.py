"""The leaders' edition, section by section: protected figures and released lines only."""
