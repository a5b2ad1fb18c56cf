"""Where else in the journal words stand that are to be deleted for good."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from sqlmodel import Session, select

from journal import vocabulary
from journal.logbook.drafts import drafts
from journal.logbook.search import find_numbers
from journal.logbook.trials import versions
from journal.model import fields
from journal.model.own_word import OwnWord
from journal.model.saved_search import SavedSearch
from journal.model.template import Template
from journal.model.trial import Trial, TrialVersion
from journal.model.unsaved import UnsavedDraft
from journal.render.bare import bare

SHORTEST = 12  # characters of a sentence that is known again
FIRST_WORDS = 8  # words by which a sentence is looked for in other trials
MOST_SENTENCES = 60
_ENDS = re.compile(r"[.!?\n]+")
_WORD = re.compile(r"\w{3,}")
_OPERATOR = re.compile(r"\b[a-z]+:")
# Where sentences are typed. A tool or a tag is shared by many entries: taking it out of one more
# would change what that one says.
_PROSE = frozenset((*fields.TEXTS, "notes", "chain"))
TITLE = 40  # characters of a draft without a job


@dataclass(frozen=True, slots=True)
class Echo:
    """A place that holds the same sentence or word. `title` is how people know it."""

    sort: Literal["draft", "template", "search", "word", "trial"]
    key: str
    title: str


@dataclass(frozen=True, slots=True)
class Going:
    """What is to be deleted: its sentences and single words, less those that stay in the trial."""

    trial: str
    number: int | None
    sentences: tuple[str, ...]
    words: frozenset[str]


def going(session: Session, trial: Trial, gone: Sequence[int] | None = None) -> Going:
    """What would go with a trial, or with its versions of these numbers (1 the oldest)."""
    told = list(reversed(versions(session, trial)))
    stay = [one for n, one in enumerate(told, 1) if gone is not None and n not in gone]
    go = [one for n, one in enumerate(told, 1) if gone is None or n in gone]
    kept_sentences = set(_sentences(_prose(stay)))
    sentences = [one for one in _sentences(_prose(go)) if one not in kept_sentences]
    return Going(trial.id, trial.n, tuple(sentences), _words(_typed(go)) - _words(_typed(stay)))


def echoes(session: Session, words: Going) -> list[Echo]:
    """The other places that hold them, those first from which `take_out` can remove them."""
    return [
        *(
            Echo("draft", one.id, _title(one.content))
            for one in drafts(session)
            if one.trial != words.trial and _holds(one.content, words)
        ),
        *(
            Echo("template", one.task, vocabulary.label("task", one.task))
            for one in session.exec(select(Template)).all()
            if _holds(one.content, words)
        ),
        *(
            Echo("search", one.name, one.name)
            for one in session.exec(select(SavedSearch)).all()
            if any(
                _nowhere_else(session, word, words)
                for word in _words([_OPERATOR.sub(" ", one.query)])
            )
        ),
        *(
            Echo("word", one.word, one.word)
            for one in session.exec(select(OwnWord)).all()
            if _nowhere_else(session, one.word.casefold(), words)
        ),
        *_other_trials(session, words),
    ]


def take_out(session: Session, found: Iterable[Echo], words: Going) -> None:
    """Remove the words from these places; other trials are the owner's to change."""
    for echo in found:
        if echo.sort == "draft":
            _rewrite(session, session.get(UnsavedDraft, echo.key), words)
        elif echo.sort == "template":
            _rewrite(session, session.get(Template, echo.key), words)
        elif echo.sort in ("search", "word"):
            model = SavedSearch if echo.sort == "search" else OwnWord
            row = session.get(model, echo.key)
            if row is not None:
                session.delete(row)
    session.flush()


def _rewrite(session: Session, row: UnsavedDraft | Template | None, words: Going) -> None:
    if row is not None:
        prose = {name: row.content[name] for name in _PROSE & row.content.keys()}
        row.content = row.content | _without(prose, words.sentences)
        session.add(row)


def _other_trials(session: Session, words: Going) -> Iterable[Echo]:
    numbers: dict[int, None] = {}
    for sentence in words.sentences[:MOST_SENTENCES]:
        start = " ".join(sentence.split()[:FIRST_WORDS])
        numbers.update(dict.fromkeys(find_numbers(session, f'"{start}"')))
    for number in numbers:
        trial = session.get_one(Trial, number)
        if trial.id != words.trial and _holds(trial.model_dump(), words):
            yield Echo("trial", trial.id, vocabulary.labels("task", trial.task))


def _nowhere_else(session: Session, word: str, words: Going) -> bool:
    return word in words.words and set(find_numbers(session, f'"{word}"')) <= {words.number}


def _holds(content: Mapping[str, Any], words: Going) -> bool:
    texts = list(_strings([content[name] for name in _PROSE & content.keys()]))
    return any(sentence in text for sentence in words.sentences for text in texts)


def _prose(told: Iterable[TrialVersion]) -> Iterator[str]:
    for one in told:
        yield from _strings([one.content[name] for name in _PROSE & one.content.keys()])


def _typed(told: Iterable[TrialVersion]) -> Iterator[str]:
    """What the owner wrote: prose, tags, and those tools, jobs and answers that no list has."""
    yield from _prose(told)
    for one in told:
        for name in (*fields.SINGLE_CODED, *fields.LISTS):
            for value in _strings([one.content.get(name)]):
                if not (vocabulary.has_list(name) and vocabulary.is_term(name, value)):
                    yield value


def _without(content: Any, sentences: Sequence[str]) -> Any:
    if isinstance(content, str):
        for sentence in sentences:
            content = content.replace(sentence, "")
        return content
    if isinstance(content, dict):
        return {key: _without(value, sentences) for key, value in content.items()}
    if isinstance(content, list):
        return [_without(value, sentences) for value in content]
    return content


def _strings(content: Any) -> Iterable[str]:
    if isinstance(content, str):
        yield content
    elif isinstance(content, dict):
        for value in content.values():
            yield from _strings(value)
    elif isinstance(content, list):
        for value in content:
            yield from _strings(value)


def _sentences(texts: Iterable[str]) -> list[str]:
    parts = (part.strip() for text in texts for part in _ENDS.split(text))
    # The longest first: a sentence within another one is removed with it.
    return sorted({part for part in parts if len(part) >= SHORTEST}, key=len, reverse=True)


def _words(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(word.casefold() for text in texts for word in _WORD.findall(text))


def _title(content: Mapping[str, Any]) -> str:
    """A draft's job, or how its first text begins."""
    task = content.get("task")
    if isinstance(task, list) and task:
        return vocabulary.labels("task", task)
    texts = (content.get(name) for name in fields.TEXTS)
    said = bare(next((text for text in texts if isinstance(text, str)), ""))
    return said if len(said) <= TITLE else said[:TITLE].rstrip() + "…"
