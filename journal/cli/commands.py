"""All commands, in the order in which the help lists them."""


def load() -> None:
    """Register the commands with the app; each module does so when it is imported."""
    from journal.cli import (  # noqa: F401  registered by being imported
        digests,
        groups,
        keeping,
        listening,
        merging,
        moving,
        names,
        redacting,
        reviewing,
        sharing,
        tools,
        trials,
    )
