"""Sentences that people read, in their language; English is the source and the fallback."""

import gettext
from datetime import date
from functools import cache
from pathlib import Path

import resources

DOMAIN = "journal"
TRANSLATIONS = Path(resources.__file__).parent / "translations"

_active = "en"


def use_language(language: str) -> None:
    """Sentences come in `language` (an ISO 639-1 code) from now on, English where none is known."""
    global _active
    _active = language


def in_use() -> str:
    """The language in which sentences come now (an ISO 639-1 code)."""
    return _active


def _(text: str) -> str:
    """`text` in the language in use."""
    return _catalogue(_active).gettext(text)


def plural(one: str, many: str, n: int) -> str:
    """The form that fits `n`, with `{n}` filled in."""
    return _catalogue(_active).ngettext(one, many, n).format(n=n)


def in_full(day: date | None) -> str:
    """A day as people write it, like 3 November 2026, whatever the system's locale; "" for none."""
    return "" if day is None else f"{day.day} {month_pattern(day.month).format(year=day.year)}"


def month_pattern(number: int) -> str:
    """A month (1 to 12) with its year, to be filled in as `{year}`."""
    return (
        _("January {year}"),
        _("February {year}"),
        _("March {year}"),
        _("April {year}"),
        _("May {year}"),
        _("June {year}"),
        _("July {year}"),
        _("August {year}"),
        _("September {year}"),
        _("October {year}"),
        _("November {year}"),
        _("December {year}"),
    )[number - 1]


@cache
def _catalogue(language: str) -> gettext.NullTranslations:
    return gettext.translation(DOMAIN, TRANSLATIONS, languages=[language], fallback=True)
