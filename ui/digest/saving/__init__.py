"""A digest given away: which file, and what leaders are given with it."""
