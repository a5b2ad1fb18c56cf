"""The titles before a surname: they say that a name follows, and are nobody's name themselves."""

TITLES = frozenset(["mr", "mrs", "ms", "miss", "mx", "dr", "sir", "madam", "prof", "professor"])
# The same in a pattern, for either case.
TITLE = r"(?:mrs?|ms|miss|mx|dr|sir|madam|prof(?:essor)?)"
