"""Several age identities as one text: a group renews its keys, and old files still have to open."""

from journal.bundle.seal import recipient_of


def each(known: str | None) -> list[str]:
    """The identities in a text, last come first."""
    return (known or "").split()


def with_another(fresh: str | None, known: str | None) -> str | None:
    """The text with another identity before those that it holds; each stands in it once."""
    found = [*each(fresh), *each(known)]
    return " ".join(dict.fromkeys(found)) or None


def that_opens(recipient: str, known: str | None) -> str | None:
    """The identity that opens what is sealed to `recipient`, None if it is not there."""
    return next((one for one in each(known) if recipient_of(one) == recipient), None)
