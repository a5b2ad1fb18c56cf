"""Has anyone here tried this? The trials of one's groups, searched; nobody's name."""
