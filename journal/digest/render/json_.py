"""A digest as canonical JSON (RFC 8785); its schema is resources/digest.schema.json."""

import rfc8785

from journal.digest.document import Document


def to_json(document: Document) -> bytes:
    """The document as JSON; the same document gives the same bytes."""
    return rfc8785.dumps(document.data())
