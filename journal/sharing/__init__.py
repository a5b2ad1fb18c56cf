"""From my journal to my bundle: review, generalising, release, withdrawal."""
