"""What the owner chose for this computer, in one small file that survives being damaged."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from journal import vocabulary
from journal.files import read_file, write_atomically

THEMES = ("system", "light", "dark")
Term = tuple[date, date]


@dataclass(frozen=True)
class Settings:
    """The choices. `terms` are school terms, first and last day; `backup_folder` is the second
    place for backups, `backup_sealed` whether they are sealed there; `others` is what this version
    does not know and keeps for the one that does.
    """

    role_band: str | None = None
    theme: str = "system"
    language: str = "en"
    terms: tuple[Term, ...] = ()
    backup_folder: str | None = None
    backup_sealed: bool = False
    spelling: bool = True  # whether words that may be misspelt are underlined
    underline_names: bool = True  # whether what looks like an identifier is
    stay_in_tray: bool = False  # whether closing the window leaves the app in the tray
    others: Mapping[str, Any] = field(default_factory=dict)


def load(path: Path) -> Settings:
    """The settings at `path`; defaults for what is missing or not understood.

    A damaged file is set aside as `settings.bad.json`, so that nothing in it is lost. Raises
    UserError if the file is there and cannot be read.
    """
    if not path.exists():
        return Settings()
    try:
        stored = json.loads(read_file(path))
    except (ValueError, RecursionError):
        stored = None
    if not isinstance(stored, dict):
        path.replace(path.with_name(f"{path.stem}.bad{path.suffix}"))
        return Settings()
    return _understood(stored)


def save(path: Path, settings: Settings) -> None:
    """Write the settings to `path`, whole or not at all; UserError if that fails."""
    stored = {
        **settings.others,
        "role_band": settings.role_band,
        "theme": settings.theme,
        "language": settings.language,
        "spelling": settings.spelling,
        "underline_names": settings.underline_names,
        "stay_in_tray": settings.stay_in_tray,
        "terms": [[first.isoformat(), last.isoformat()] for first, last in settings.terms],
        "backup_folder": settings.backup_folder,
        "backup_sealed": settings.backup_sealed,
    }
    write_atomically(path, json.dumps(stored, ensure_ascii=False, indent=2).encode())


def of_the_owner(settings: Settings) -> dict[str, Any]:
    """What the settings say of the owner and not of a computer, as plain values: role, terms."""
    return {
        "role_band": settings.role_band,
        "terms": [[first.isoformat(), last.isoformat()] for first, last in settings.terms],
    }


def filled_in(settings: Settings, stored: Mapping[str, Any]) -> Settings:
    """`settings` with the role and the terms of `stored` where it has none of its own."""
    theirs = _understood(dict(stored))
    return replace(
        settings,
        role_band=settings.role_band or theirs.role_band,
        terms=settings.terms or theirs.terms,
    )


def _understood(stored: dict[str, Any]) -> Settings:
    settings = Settings(
        others={k: v for k, v in stored.items() if k not in Settings.__dataclass_fields__}
    )
    role_band, theme, language = (stored.get(k) for k in ("role_band", "theme", "language"))
    if isinstance(role_band, str) and vocabulary.is_term("role_band", role_band):
        settings = replace(settings, role_band=role_band)
    if theme in THEMES:
        settings = replace(settings, theme=theme)
    if isinstance(language, str) and language.isalpha():
        settings = replace(settings, language=language)
    folder = stored.get("backup_folder")
    if isinstance(folder, str) and folder:
        settings = replace(
            settings, backup_folder=folder, backup_sealed=stored.get("backup_sealed") is True
        )
    for name in ("spelling", "underline_names", "stay_in_tray"):
        if isinstance(stored.get(name), bool):
            settings = replace(settings, **{name: stored[name]})
    return replace(settings, terms=_terms(stored.get("terms")))


def _terms(stored: Any) -> tuple[Term, ...]:
    try:
        terms = [(date.fromisoformat(first), date.fromisoformat(last)) for first, last in stored]
    except (TypeError, ValueError):
        return ()
    return tuple(sorted((first, last) for first, last in terms if first <= last))
