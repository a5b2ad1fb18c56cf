"""The kinds of field that a record of a bundle may have, as types that pydantic checks natively.

A coded field takes its terms from the vocabulary list of its own name, so that a record reads like
the list in its documentation. Nothing here calls Python for a single value: a group's folder holds
a hundred thousand records. The terms themselves stay out of a file's own description of its
fields: the vocabulary grows, and a file of today has to be the same file then.
"""

from typing import Annotated, Any

from pydantic import FailFast, Field, GetCoreSchemaHandler, GetJsonSchemaHandler, StringConstraints
from pydantic.fields import FieldInfo
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

from journal.bundle import limits
from journal.bundle.texts import SHORT_TEXT_PATTERN, TEXT_PATTERN
from journal.vocabulary import terms

CROCKFORD = "[0-9A-HJKMNP-TV-Z]"
_TERM_PATTERN = "^[a-z0-9]+(-[a-z0-9]+)*$"
ID_PATTERN = f"^{CROCKFORD}{{26}}$"


def term_ids(field_name: str) -> list[str]:
    """The ids that the coded field `field_name` may hold, in the vocabulary's order."""
    return [term.id for term in terms(field_name)]


class _OneTerm:
    """A term of the vocabulary list that is named like the field, or None."""

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        term = core_schema.literal_schema(term_ids(handler.field_name or ""))
        return core_schema.nullable_schema(term)

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {"anyOf": [{"type": "string", "pattern": _TERM_PATTERN}, {"type": "null"}]}


class _SeveralTerms:
    """Terms of the vocabulary list that is named like the field, at most `most` of them."""

    def __init__(self, most: int | None = None) -> None:
        self.most = most

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        ids = term_ids(handler.field_name or "")
        return core_schema.tuple_schema(
            [core_schema.literal_schema(ids)],
            variadic_item_index=0,
            max_length=self.most or len(ids),
            strict=True,
            fail_fast=True,
        )

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {"type": "array"} | ({"maxItems": self.most} if self.most else {})


class _SafeUse:
    """An answer or None for each of the safe-use checks."""

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        answer = core_schema.literal_schema(term_ids("safe_use_answer"))
        field = core_schema.typed_dict_field(core_schema.nullable_schema(answer))
        return core_schema.typed_dict_schema(
            dict.fromkeys(sorted(term_ids("safe_use_check")), field), extra_behavior="forbid"
        )

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {"type": "object"}


def holds_terms(field: FieldInfo) -> bool:
    """Whether the list field `field` holds terms of the vocabulary, not own words."""
    return any(isinstance(mark, _SeveralTerms) for mark in field.metadata)


def _text(most: int, pattern: str) -> StringConstraints:
    # An empty text is written as null, so that "nothing said" has one form.
    return StringConstraints(strict=True, min_length=1, max_length=most, pattern=pattern)


Code = Annotated[str | None, _OneTerm()]
Codes = Annotated[tuple[str, ...], _SeveralTerms()]
OneOrTwoCodes = Annotated[tuple[str, ...], _SeveralTerms(limits.ONE_OR_TWO)]
SafeUse = Annotated[dict[str, str | None], _SafeUse()]

Id = Annotated[str, StringConstraints(strict=True, pattern=ID_PATTERN)]
ColleaguesCode = Annotated[str, StringConstraints(strict=True, pattern=f"^{CROCKFORD}{{8,26}}$")]
Round = Annotated[int, Field(strict=True, ge=1, le=limits.ROUND)]
TwoMonths = Annotated[
    str, StringConstraints(strict=True, pattern="^20[0-9]{2}-(01|03|05|07|09|11)$")
]
YearMonth = Annotated[str, StringConstraints(strict=True, pattern="^20[0-9]{2}-(0[1-9]|1[0-2])$")]
AgeLimit = Annotated[int, Field(strict=True, ge=0, le=limits.AGE_LIMIT)]

Text = Annotated[str, _text(limits.TEXT, TEXT_PATTERN)]
Prompt = Annotated[str, _text(limits.PROMPT, TEXT_PATTERN)]
LineForLeaders = Annotated[str, _text(limits.LINE_FOR_LEADERS, TEXT_PATTERN)]
ShortText = Annotated[str, _text(limits.SHORT_TEXT, SHORT_TEXT_PATTERN)]
# The first of 200,000 wrong words is told, so the others are not looked at.
_ShortTexts = Annotated[tuple[ShortText, ...], FailFast()]
Tasks = Annotated[_ShortTexts, Field(strict=True, max_length=limits.ONE_OR_TWO)]
Tools = Annotated[_ShortTexts, Field(strict=True, max_length=limits.TOOLS_OF_A_TRIAL)]
Tags = Annotated[_ShortTexts, Field(strict=True, max_length=limits.TAGS)]


def nothing_answered() -> dict[str, str | None]:
    """The safe-use checks, none of them answered, in the order of a canonical file."""
    return dict.fromkeys(sorted(term_ids("safe_use_check")))
