"""The name model asked once a text, also over the next run, and forgotten with what is deleted."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.exchange.exporting import export_all
from journal.logbook.forgetting import Wish, delete_now
from journal.logbook.trials import save_trial
from journal.paths import Home
from journal.privacy.finder import Finder
from journal.privacy.lists.own_names import OwnName, OwnNames
from journal.privacy.names.name_model import Label, Score
from journal.sharing import remembered_scores
from journal.sharing.remembered_scores import RememberingModel, remembering
from journal.store.disposable import Disposable
from journal.store.journal_file import Journal
from tests.fixtures.journals import NOW, draft


class Counting:
    """A model that takes each word of more than five letters for a name, and counts its texts."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def scores(self, text: str, least: float, /) -> tuple[Score, ...]:
        self.asked.append(text)
        found, at = [], 0
        for word in text.split(" "):
            if len(word) > 5:
                found.append(Score(at, at + len(word), Label.PERSON, len(word) / 100 + least))
            at += len(word) + 1
        return tuple(found)


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    made = Home(tmp_path / "home")
    made.root.mkdir()
    yield made
    for opened in remembered_scores._open.values():
        opened.close()


def test_a_text_is_asked_once_whatever_is_on_the_lists(home: Home) -> None:
    model = Counting()
    for own in ((), [OwnName("Tomasz", "pupil")]):
        finder = remembering(Finder(OwnNames(own), model), home)  # type: ignore[arg-type]
        found = finder.find("Zainabella sat beside Tomasz.")
        assert found == Finder(OwnNames(own), Counting()).find("Zainabella sat beside Tomasz.")
    assert len(model.asked) == 1


def test_it_is_known_at_the_next_run_and_asked_again_of_another_model(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    remembering(Finder(None, Counting()), home).find("Zainabella smiled.")
    monkeypatch.setattr(remembered_scores, "_open", {})
    model = Counting()
    remembering(Finder(None, model), home).find("Zainabella smiled.")
    assert model.asked == []
    remembered_scores._pinned.cache_clear()
    monkeypatch.setattr(remembered_scores.name_model, "FILES", {"onnx": "another digest"})
    remembering(Finder(None, model), home).find("Zainabella smiled.")
    remembered_scores._pinned.cache_clear()
    assert len(model.asked) == 1


def test_without_a_model_there_is_nothing_to_remember(home: Home) -> None:
    finder = Finder()
    assert remembering(finder, home) is finder
    assert not home.remembered_scores.exists()


@given(st.text(max_size=60), st.sampled_from([0.02, 0.2]))
def test_what_comes_back_is_what_the_model_said(text: str, least: float) -> None:
    known: dict[bytes, bytes] = {}

    class InMemory(Disposable):
        def __init__(self) -> None: ...

        def get(self, asked: bytes) -> bytes | None:
            return known.get(asked)

        def put(self, asked: bytes, value: bytes) -> None:
            known[asked] = value

    model = Counting()
    twice = RememberingModel(model, InMemory())
    assert twice.scores(text, least) == Counting().scores(text, least)
    assert twice.scores(text, least) == Counting().scores(text, least)
    assert len(model.asked) == 1


def test_it_goes_with_what_is_deleted_and_into_nothing_else(home: Home, tmp_path: Path) -> None:
    with closing(Journal(home)) as journal:
        with journal.session() as session:
            trial = save_trial(session, draft(did="Zainabella smiled."), NOW).id
        finder = remembering(Finder(None, Counting()), home)
        finder.find("Zainabella smiled.")
        assert home.remembered_scores.stat().st_size > 0
        name = home.remembered_scores.name
        journal.back_up(NOW)
        assert name not in {path.name for path in home.backups.rglob("*")}
        with journal.reading() as session:
            export_all(session, tmp_path / "out", NOW)
        assert name not in {path.name for path in (tmp_path / "out").rglob("*")}
        delete_now(journal, Wish(trial), NOW + timedelta(days=1))
        assert not home.remembered_scores.exists()
        finder.find("Zainabella smiled.")  # goes on without


def test_a_file_that_was_locked_at_first_is_used_later(home: Home) -> None:
    Disposable(home.remembered_scores).close()
    with closing(sqlite3.connect(home.remembered_scores, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        remembering(Finder(None, Counting()), home).find("Zainabella smiled.")
        other.execute("ROLLBACK")
    for _time in range(2):
        model = Counting()
        remembering(Finder(None, model), home).find("Zainabella smiled.")
    assert model.asked == []


@pytest.mark.parametrize("score", [(0, 6, 99, 0.9), (0, 6, 0, float("nan")), (0, 6, 0, -1.0)])
def test_an_answer_that_makes_no_sense_is_asked_for_again(
    home: Home, score: tuple[int, int, int, float]
) -> None:
    model = Counting()
    file = Disposable(home.root / "scores")
    asked = f"{remembered_scores._pinned()} 0.2 Tomasz".encode()
    file.put(asked, remembered_scores._SCORE.pack(*score))
    assert RememberingModel(model, file).scores("Tomasz", 0.2) == Counting().scores("Tomasz", 0.2)
    file.close()
