"""The form of a trial: its questions, the editors that answer them, and the whole."""
