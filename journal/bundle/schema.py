"""A table's own description of its fields, in the Table Schema of Data Package version 2.

Derived from the record types. It is part of the format: what stands in a file of version 1 must
equal what is derived here, so nothing in it may depend on the vocabulary or on a release.
"""

from functools import cache
from typing import Any

from journal.bundle.tables import Table
from journal.bundle.texts import SHORT_TEXT_PATTERN, TEXT_PATTERN

# JSON Schema's words, and what Table Schema calls the same (Data Package 2, "Field constraints").
_CONSTRAINTS = {
    "enum": "enum",
    "maximum": "maximum",
    "minimum": "minimum",
    "maxItems": "maxLength",
    "maxLength": "maxLength",
    "minLength": "minLength",
    "pattern": "pattern",
}
# Written for pydantic's engine; other tools read patterns of XML Schema.
_NOT_PORTABLE = {TEXT_PATTERN, SHORT_TEXT_PATTERN}


@cache
def table_schema(table: Table) -> dict[str, Any]:
    """The Table Schema of `table`; callers do not change it."""
    properties = table.kind.model_json_schema()["properties"]
    return {
        "fields": [_field(key, properties[key]) for key in table.keys],
        "fieldsMatch": "equal",
        "primaryKey": ["id"],
    }


def _field(name: str, described: dict[str, Any]) -> dict[str, Any]:
    variants = described.get("anyOf", [described])
    one = next(variant for variant in variants if variant.get("type") != "null")
    constraints = {
        _CONSTRAINTS[key]: value
        for key, value in one.items()
        if key in _CONSTRAINTS and not (key == "pattern" and value in _NOT_PORTABLE)
    }
    if {"type": "null"} not in variants:
        constraints["required"] = True
    return {"constraints": constraints, "name": name, "type": one["type"]}
