"""A name model that remembers between runs what it said of a text, in a file that may be lost."""

import hashlib
import importlib.metadata
import json
import struct
from functools import cache
from pathlib import Path
from threading import Lock

from journal.paths import Home
from journal.privacy.finder import Finder
from journal.privacy.names import name_model
from journal.privacy.names.name_model import Label, Score
from journal.privacy.names.scoring import Scoring
from journal.store.disposable import Disposable

_LABELS = tuple(Label)
_SCORE = struct.Struct("<IIBd")  # start, end, label, probability
_opening = Lock()
_open: dict[Path, Disposable] = {}


class RememberingModel:
    """Asks the model only about texts that it was not asked about before."""

    def __init__(self, model: Scoring, remembered: Disposable) -> None:
        self._model = model
        self._remembered = remembered

    def scores(self, text: str, least: float, /) -> tuple[Score, ...]:
        """What the model says, now or when it was last asked."""
        asked = f"{_pinned()} {least!r} {text}".encode("utf-8", "surrogatepass")
        value = self._remembered.get(asked)
        known = None if value is None else _read(value, text)
        if known is None:
            known = self._model.scores(text, least)
            self._remembered.put(asked, _written(known))
        return known


def remembering(finder: Finder, home: Home) -> Finder:
    """The same finder, with its model's answers remembered beside the journal."""
    if finder.model is None:
        return finder
    return Finder(finder.own, RememberingModel(finder.model, _opened(home.remembered_scores)))


def _opened(path: Path) -> Disposable:
    """The one open file of this program; another one's is let go of, and answers nothing more."""
    with _opening:
        known = _open.pop(path, None)
        if known and not (known.works and path.is_file()):
            known.close()  # it was locked, damaged or wiped: begin anew
            known = None
        for other in _open.values():
            other.close()
        _open.clear()
        _open[path] = known or Disposable(path)
        return _open[path]


@cache
def _pinned() -> str:
    """What the answers depend on besides the text."""
    parts = [
        name_model.FILES,
        name_model.PIECE_TOKENS,
        name_model.OVERLAP_TOKENS,
        [str(label) for label in _LABELS],
        [_version(package) for package in ("onnxruntime", "tokenizers")],
    ]
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


def _version(package: str) -> str:
    try:
        return importlib.metadata.version(package)
    except importlib.metadata.PackageNotFoundError:
        return ""


def _written(scores: tuple[Score, ...]) -> bytes:
    return b"".join(
        _SCORE.pack(one.start, one.end, _LABELS.index(one.label), one.probability) for one in scores
    )


def _read(value: bytes, text: str) -> tuple[Score, ...] | None:
    if len(value) % _SCORE.size:
        return None
    found = tuple(_SCORE.iter_unpack(value))
    if any(
        start >= end or end > len(text) or label >= len(_LABELS) or not probability >= 0
        for start, end, label, probability in found
    ):
        return None
    return tuple(Score(start, end, _LABELS[label], p) for start, end, label, p in found)
