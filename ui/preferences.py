"""What the window remembers of itself: its size, and where files went last. Read before paint."""

import json
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any


@dataclass
class Preferences:
    """`width` and `height` in device-independent pixels; `share_folder` is "" until one is used.

    `share_group` is the group that was open last on the Share page; `digest_format` is how a
    digest was saved last, `paper` "a4", "letter" or "" for what is usual where one is.
    """

    width: int = 1320
    height: int = 860
    maximised: bool = False
    theme: str = "system"  # as last worn; the settings decide
    language: str = "en"
    share_folder: str = ""
    share_group: str = ""
    advised_about: str = ""  # the synced data folder of which this was said already
    lists_asked: str = ""  # the day up to which the owner let her lists of names go
    facets: str = ""  # beside the list of trials: open or folded; "" as there is room
    facets_hint_read: bool = False
    digest_format: str = "html"
    paper: str = ""

    def written(self) -> bytes:
        """As the file holds it."""
        return json.dumps(asdict(self), indent=1).encode()


def file_in(root: Path) -> Path:
    """Where the window's file lies in a data folder."""
    return root / "window.json"


def read_preferences(root: Path) -> Preferences:
    """What was remembered; the defaults where there is nothing, or nothing that can be read."""
    try:
        found = json.loads(file_in(root).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Preferences()
    known = {field.name: field.default for field in fields(Preferences)}
    return Preferences(**{name: _sound(found, name, default) for name, default in known.items()})


def write_preferences(root: Path, preferences: Preferences) -> None:
    """Keep them; UserError where the folder cannot be written."""
    # Deferred: the first paint only reads.
    from journal.files import write_atomically

    write_atomically(file_in(root), preferences.written())


def _sound(found: Any, name: str, default: Any) -> Any:
    value = found.get(name, default) if isinstance(found, dict) else default
    return value if type(value) is type(default) else default
