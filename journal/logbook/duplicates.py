"""Trials that look like one entered twice: suggested with the reason, never merged."""

import hashlib
import json
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from heapq import nsmallest
from itertools import groupby
from zlib import crc32

from sqlmodel import Session, select

from journal.language import _, in_full
from journal.logbook.query.operators import folded
from journal.model.not_duplicate import NotDuplicate
from journal.model.trial import ChainLink

FEW_WORDS = 6  # fewer say the same by chance
ALIKE = 0.8  # of all words in either, those in both
_PIECES = 6  # how many pieces of a text stand for it
_COMPARED = 4  # trials that share a piece, compared with each new one
_REPORT_EVERY = 1_000
_TEXTS = " || ' ' || ".join(
    f"coalesce({name}, '')"
    for name in ("did", "prompt", "worked", "didnt", "next", "kept", "line_for_leaders")
)
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two trials by id, the one entered earlier first, and a sentence why they look like one."""

    first: str
    second: str
    why: str


@dataclass(frozen=True, slots=True)
class _Place:
    n: int
    id: str
    day: str


@dataclass(frozen=True, slots=True)
class _Seen:
    place: _Place
    tools: tuple[str, ...]
    words: tuple[str, ...]


def possible_duplicates(
    session: Session,
    limit: int = 50,
    progress: Callable[[int, int], object] = lambda done, total: None,
) -> list[Pair]:
    """Pairs that hold the same words, or nearly the same on one day with one tool.

    The latest days first, at most `limit`. Pairs that the owner said are two, and trials linked as
    tried again, are left out. The time grows with the number of trials, not with its square.
    """
    two = _known_to_be_two(session)
    found: list[Pair] = []
    texts: dict[bytes, _Place] = {}  # all that is remembered of other days
    for _day, of_day in groupby(_seen(session, progress), key=lambda seen: seen.place.day):
        trials = list(of_day)
        for pair in (*_same_words(trials, texts), *_nearly_same(trials)):
            if _ordered(pair.first, pair.second) not in two:
                two.add(_ordered(pair.first, pair.second))
                found.append(pair)
        if len(found) >= limit:
            break
    return found[:limit]


def not_duplicates(session: Session, first: str, second: str) -> None:
    """Remember that two trials are two; they are not suggested again."""
    lesser, greater = _ordered(first, second)
    session.merge(NotDuplicate(first=lesser, second=greater))
    session.flush()


def maybe_duplicates(session: Session, first: str, second: str) -> None:
    """Take back that two trials are two. Nothing said of them is no error."""
    told = session.get(NotDuplicate, _ordered(first, second))
    if told:
        session.delete(told)
        session.flush()


def _known_to_be_two(session: Session) -> set[tuple[str, str]]:
    told = {(pair.first, pair.second) for pair in session.exec(select(NotDuplicate))}
    return told | {_ordered(link.earlier, link.later) for link in session.exec(select(ChainLink))}


def _ordered(first: str, second: str) -> tuple[str, str]:
    return (first, second) if first < second else (second, first)


def _seen(session: Session, progress: Callable[[int, int], object]) -> Iterator[_Seen]:
    connection = session.connection()
    (total,) = connection.exec_driver_sql(
        "SELECT count(*) FROM trial WHERE deleted_at IS NULL"
    ).one()
    rows = connection.exec_driver_sql(
        f"""SELECT n, id, tried_on, tool, {_TEXTS} FROM trial
        WHERE deleted_at IS NULL ORDER BY tried_on DESC, n DESC"""
    )
    for done, (n, identity, day, tools, said) in enumerate(rows):
        if done % _REPORT_EVERY == 0:
            progress(done, total)
        yield _Seen(_Place(n, identity, day), tuple(json.loads(tools)), _words(said))
    progress(total, total)


def _words(said: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(said.casefold() if said.isascii() else folded(said)))


def _same_words(trials: list[_Seen], texts: dict[bytes, _Place]) -> Iterator[Pair]:
    for seen in trials:
        if len(seen.words) < FEW_WORDS:
            continue
        key = hashlib.blake2b(" ".join(seen.words).encode(), digest_size=16).digest()
        other = texts.get(key)
        texts[key] = seen.place
        if other is None:
            continue
        if other.day == seen.place.day:
            why = _("The same words on the same day.")
        else:
            days = sorted((other.day, seen.place.day))
            first, second = (in_full(date.fromisoformat(day)) for day in days)
            why = _("The same words, on {first} and {second}.").format(first=first, second=second)
        yield _pair(seen.place, other, why)


def _nearly_same(trials: list[_Seen]) -> Iterator[Pair]:
    """Only trials that share a piece of text are compared, and of those only the latest few."""
    uses = Counter(tool for seen in trials for tool in seen.tools)
    sharing: dict[tuple[str, int], list[tuple[_Place, frozenset[int]]]] = defaultdict(list)
    for seen in trials:
        tools = [tool for tool in seen.tools if uses[tool] > 1]
        if not (tools and seen.words):
            continue
        words = frozenset(map(crc32, map(str.encode, set(seen.words))))
        # The least numbers stand for the text: texts that are alike share most of them.
        keys = [(tool, piece) for tool in tools for piece in nsmallest(_PIECES, words)]
        compared = {other[0].id: other for key in keys for other in sharing[key][-_COMPARED:]}
        for other, others_words in compared.values():
            if _alike(words, others_words):
                why = _("The same day, the same tool and nearly the same words.")
                yield _pair(seen.place, other, why)
        for key in keys:
            sharing[key].append((seen.place, words))


def _alike(one: frozenset[int], other: frozenset[int]) -> bool:
    if min(len(one), len(other)) < ALIKE * max(len(one), len(other)):
        return False
    shared = len(one & other)
    return shared >= ALIKE * (len(one) + len(other) - shared)


def _pair(one: _Place, other: _Place, why: str) -> Pair:
    first, second = sorted((one, other), key=lambda place: place.n)
    return Pair(first.id, second.id, why)
