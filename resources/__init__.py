"""What the program reads and does not run: vocabularies, templates, styles, icons, fonts."""
