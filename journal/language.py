"""Sentences that people read, in their language; English is the source and the fallback."""

import gettext
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


def _(text: str) -> str:
    """`text` in the language in use."""
    return _catalogue(_active).gettext(text)


def plural(one: str, many: str, n: int) -> str:
    """The form that fits `n`, with `{n}` filled in."""
    return _catalogue(_active).ngettext(one, many, n).format(n=n)


@cache
def _catalogue(language: str) -> gettext.NullTranslations:
    return gettext.translation(DOMAIN, TRANSLATIONS, languages=[language], fallback=True)
