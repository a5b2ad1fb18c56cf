"""What tells without a name: one pupil's case, words that say who teaches here."""
