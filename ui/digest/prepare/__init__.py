"""Where a facilitator prepares a digest: words of the group's own, stories, what is left out."""
