"""Moving through a digest: its contents, words found, what is behind a figure, narrowed."""
