"""Finding trials: the search box, the panel beside the list, several at once."""
