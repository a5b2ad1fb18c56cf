"""A file that says which field each heading of a table stands for."""

import json

from journal.errors import UserError
from journal.language import _


def read_mapping(data: bytes) -> dict[str, str | None]:
    """The fields by heading, None for a heading to leave out; UserError where the file has none."""
    try:
        values = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise UserError(_("The mapping is not valid JSON.")) from error
    if not isinstance(values, dict) or not all(
        isinstance(field, str | None) for field in values.values()
    ):
        raise UserError(
            _('A mapping is a JSON object like {{"Which tool?": "tool", "Timestamp": null}}.')
        )
    return values
