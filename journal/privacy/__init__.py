"""Finding what identifies someone in a text, and wording it so that it can be shared. Text only."""
