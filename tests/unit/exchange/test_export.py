"""Everything the owner has goes out in open formats and comes back without loss."""

import csv
import json
import re
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlmodel import Session, delete, select

from journal import vocabulary
from journal.errors import UserError
from journal.exchange.exporting import export_all
from journal.exchange.importing import OWN_FILES, import_file
from journal.exchange.record import ImportReport
from journal.exchange.remembered import remember
from journal.exchange.trial_page import page_name, trial_page
from journal.logbook.actions import add_action
from journal.logbook.chains import link
from journal.logbook.check_ins import add_check_in
from journal.logbook.drafts import keep_draft
from journal.logbook.own_names import add_names
from journal.logbook.register import add_tool
from journal.logbook.saved_searches import save_search
from journal.logbook.templates import keep_template
from journal.logbook.trials import (
    edit_trial,
    move_to_trash,
    save_trial,
    trial_by_id,
    versions,
)
from journal.model import fields
from journal.model.action import Action
from journal.model.check_in import CheckIn
from journal.model.draft import FIRST_YEAR, parse
from journal.model.follow_up import FollowUp
from journal.model.import_mapping import ImportMapping
from journal.model.not_duplicate import NotDuplicate
from journal.model.own_word import OwnWord
from journal.model.register import RegisteredTool
from journal.model.saved_search import SavedSearch
from journal.model.template import Template
from journal.model.trial import ChainLink, Trial, TrialVersion
from journal.model.unsaved import UnsavedDraft
from journal.paths import Home
from journal.settings import Settings
from journal.store.journal_file import Journal
from tests.fixtures.journals import NOW, TODAY, draft, whole_trial

LATER = NOW + timedelta(hours=1)
TABLES = (
    Trial, TrialVersion, ChainLink, CheckIn, RegisteredTool, UnsavedDraft, FollowUp, Action,
    Template, SavedSearch, OwnWord, ImportMapping, NotDuplicate,
)  # fmt: skip


def everything(session: Session) -> None:
    """Something of all that a journal can hold."""
    one = save_trial(session, draft(did="=1+1\n\n**bold**", tag=["a;b", "c"]), NOW)
    again = save_trial(session, draft(kind="tried-again-with-one-change", next="später"), NOW)
    edit_trial(session, one, draft(did="changed", notes={"url": "https://example.org"}), LATER)
    link(session, one, again, "different-tool", "tool", "faster", "slower")
    gone = save_trial(session, draft(worked="In the trash."), NOW)
    move_to_trash(session, gone, LATER)
    add_check_in(session, {"stuck": "Where to begin", "barrier": ["time"]}, NOW, "slip")
    add_tool(session, {"tool": "Claude", "age_limit": 18, "review_on": "2027-03"})
    keep_draft(session, {"did": "half a sen", "tool": []}, NOW)
    keep_draft(session, {"did": "an edit"}, NOW, trial=one.id)
    add_names(session, ["Priya Raman"], "pupil", TODAY)
    session.add_all(
        (
            FollowUp(id="F" * 26, trial=one.id, answered_on=TODAY, still_using="sometimes",
                     minutes_ai=12.5, quality_vs_usual="better"),
            FollowUp(id="G" * 26, trial=gone.id, answered_on=TODAY, ask_again_on=TODAY),
        )
    )  # fmt: skip
    asked = {"asked": "A licence for all", "by_when": "2027-01", "trial": one.id}
    add_action(session, asked, NOW)
    keep_template(session, "marking", {"tool": ["claude"], "prompt": "Mark “this”"}, NOW)
    save_search(session, "Marking, mixed", "task:marking outcome:mixed", "relevance", NOW)
    session.add(OwnWord(word="plenary"))
    remember(session, ["Werkzeug", "Gut"], "trial", {"Werkzeug": "tool", "Gut": None}, NOW)
    session.add(NotDuplicate(first=min(one.id, again.id), second=max(one.id, again.id)))
    session.flush()


def contents(session: Session) -> list[list[dict[str, Any]]]:
    """All rows of all tables that are exported, without their numbers."""
    return [
        sorted((row.model_dump(exclude={"n"}) for row in session.exec(select(model))), key=str)
        for model in TABLES
    ]


def exported(journal: Journal, out: Path) -> Path:
    with journal.session() as session:
        everything(session)
    with journal.reading() as session:
        export_all(session, out, NOW)
    return out


def taken_in(path: Path, home: Path) -> tuple[ImportReport, list[list[dict[str, Any]]]]:
    with closing(Journal(Home(home))) as other:
        with other.session() as session:
            report = import_file(session, path, NOW)
        with other.reading() as session:
            return report, contents(session)


def test_an_export_comes_back_without_loss(journal: Journal, tmp_path: Path) -> None:
    out = exported(journal, tmp_path / "out")
    with journal.reading() as session:
        before = contents(session)
    report, after = taken_in(out, tmp_path / "other")
    assert report.refused == []
    assert after == before
    assert all(rows for rows in after)


def files_of(folder: Path) -> dict[str, bytes]:
    """Every file of an export but the one that says when it was written."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name != "README.txt"
    }


def test_an_export_of_what_came_back_is_the_same_files(journal: Journal, tmp_path: Path) -> None:
    first = exported(journal, tmp_path / "first")
    with closing(Journal(Home(tmp_path / "other"))) as other:
        with other.session() as session:
            import_file(session, first, LATER)
        with other.reading() as session:
            export_all(session, tmp_path / "second", LATER)
    assert files_of(tmp_path / "second") == files_of(first)


def test_an_export_taken_in_again_changes_nothing(journal: Journal, tmp_path: Path) -> None:
    out = exported(journal, tmp_path / "out")
    with journal.session() as session:
        before = contents(session)
        report = import_file(session, out, NOW)
        assert contents(session) == before
    assert (report.taken, report.refused) == ([], [])
    lines = sum(len((out / name).read_text("utf-8").splitlines()) for name in OWN_FILES)
    assert len(report.unchanged) == lines


@pytest.mark.parametrize("name", ["trials.jsonl", "trials.csv"])
def test_the_trials_alone_come_back_without_loss(
    journal: Journal, tmp_path: Path, name: str
) -> None:
    out = exported(journal, tmp_path / "out")
    report, after = taken_in(out / name, tmp_path / "other")
    assert report.refused == []
    with journal.reading() as session:
        assert after[0] == contents(session)[0]


def test_history_comes_back_in_its_order(journal: Journal, tmp_path: Path) -> None:
    out = exported(journal, tmp_path / "out")
    with journal.reading() as session:
        trial = next(t for t in session.exec(select(Trial)) if t.did == "changed")
        expected = [version.content for version in versions(session, trial)]
    with closing(Journal(Home(tmp_path / "other"))) as other, other.session() as session:
        import_file(session, out / "trials.jsonl", NOW)
        import_file(session, out / "versions.jsonl", NOW)
        back = versions(session, trial_by_id(session, trial.id))
        assert [version.content for version in back] == expected
        assert len(expected) == 2


def test_a_trial_that_changed_since_is_not_overwritten(journal: Journal, tmp_path: Path) -> None:
    out = exported(journal, tmp_path / "out")
    with journal.session() as session:
        trial = next(t for t in session.exec(select(Trial)) if t.did == "changed")
        edit_trial(session, trial, draft(did="newer"), LATER)
    with journal.session() as session:
        report = import_file(session, out / "trials.jsonl", NOW)
        assert trial_by_id(session, trial.id).did == "newer"
    assert [trial.id in refused.reason for refused in report.refused] == [True]


@pytest.mark.parametrize(
    ("name", "record", "reason"),
    [
        ("version", {"trial": "X" * 26, "saved_at": "2026-11-01T00:00:00Z"}, "no trial"),
        ("version", {"trial": 5}, "no trial"),
        ("chain-link", {"later": "A", "earlier": "B"}, "not in the journal"),
        ("tool", {"tool": "Claude", "age_limit": "old"}, "between 0 and 99"),
        ("tool", {"status": "approved"}, "Name the tool"),
        ("tool", {"tool": "Claude", "status": "beloved"}, "is not known here"),
        ("draft", {"id": "x", "content": {}}, "no draft"),
        ("draft", {"id": "A" * 26, "content": "text"}, "no draft"),
        ("draft", {"id": "A" * 26, "content": {}, "trial": "B"}, "not in the journal"),
        ("follow-up", {"id": "A" * 26, "trial": "B", "answered_on": "2026-11-01"}, "no trial of"),
        ("follow-up", {"id": "A" * 26, "trial": "B", "answered_on": "soon"}, "not of the kind"),
        (
            "follow-up",
            {"id": "A", "trial": "B", "answered_on": "2026-11-01", "still_using": "?"},
            "“?” was not understood",
        ),
        (
            "follow-up",
            {"id": "A", "trial": "B", "answered_on": "2026-11-01", "minutes_ai": -5},
            "between 0 and 6,000",
        ),
        ("action", {"asked": 5}, "not of the kind"),
        ("own-word", {"word": " "}, "which one it is"),
        ("own-word", {"word": "x" * 200_001}, "Up to 200,000 characters"),
        ("import-mapping", {"headings": "a", "kind": "trial", "content": []}, "not of the kind"),
        ("not-duplicate", {"first": "A", "second": "B"}, "no trial of"),
        ("check-in", {"url": "https://example.org"}, "empty"),
        ("check-in", {"confidence": "as ever", "stuck": "x"}, "is no answer here"),
    ],
)
def test_other_records_that_cannot_be_taken(
    take: Callable[..., ImportReport], name: str, record: dict[str, Any], reason: str
) -> None:
    (refused,) = take(json.dumps(record | {"record": name})).refused
    assert reason in refused.reason


def test_an_empty_journal_s_export_comes_back(journal: Journal, tmp_path: Path) -> None:
    with journal.reading() as session:
        export_all(session, tmp_path / "out", NOW)
    report, after = taken_in(tmp_path / "out", tmp_path / "other")
    assert report == ImportReport()
    assert not any(after)


def edited_table(out: Path, change: Callable[[list[dict[str, str]]], None]) -> Path:
    """The table of an export after somebody changed it in a spreadsheet program."""
    path = out / "trials.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    change(rows)
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, rows[0], delimiter=";")
        writer.writeheader()
        writer.writerows(rows)
    return path


def test_rows_changed_in_a_spreadsheet_are_told_field_by_field_and_not_taken(
    journal: Journal, tmp_path: Path
) -> None:
    out = exported(journal, tmp_path / "out")

    def change(rows: list[dict[str, str]]) -> None:
        rows[0] |= {"didnt": "Something else", "minutes_ai": "7"}
        # What a spreadsheet program makes of a day and a number of its own accord.
        rows[1] |= {"tried_on": "02/11/2026", "minutes_ai": rows[1]["minutes_ai"].rstrip(".0")}

    with journal.session() as session:
        before = contents(session)
        report = import_file(session, edited_table(out, change), NOW)
        assert contents(session) == before
    (refused,) = report.refused
    assert refused.line == 2
    assert "with other words (What didn't, Minutes with AI, all in), which were kept" in (
        refused.reason
    )
    assert (len(report.taken), len(report.unchanged)) == (0, 2)


def test_a_row_without_its_moments_is_the_trial_of_its_id(journal: Journal, tmp_path: Path) -> None:
    out = exported(journal, tmp_path / "out")

    def change(rows: list[dict[str, str]]) -> None:
        for row in rows:
            for name in ("created_at", "updated_at", "deleted_at"):
                del row[name]

    with journal.session() as session:
        report = import_file(session, edited_table(out, change), NOW)
    assert (len(report.taken), len(report.unchanged), report.refused) == (0, 3, [])


def test_the_role_and_the_terms_go_along_and_fill_what_is_blank(
    journal: Journal, tmp_path: Path
) -> None:
    terms = ((date(2026, 9, 1), date(2026, 12, 18)),)
    own = Settings(role_band="middle-leader", theme="dark", terms=terms)
    with journal.session() as session:
        export_all(session, tmp_path / "out", NOW, settings=own)
        blank = import_file(session, tmp_path / "out", NOW, settings=Settings(theme="light"))
        again = import_file(session, tmp_path / "out", NOW, settings=own)
        other = Settings(role_band="senior-leader", terms=terms)
        differs = import_file(session, tmp_path / "out", NOW, settings=other)
    assert blank.settings == Settings(role_band="middle-leader", theme="light", terms=terms)
    assert (again.settings, len(again.unchanged)) == (None, 1)
    assert "another role or other terms" in differs.refused[0].reason


def test_own_names_and_group_keys_stay_here(journal: Journal, tmp_path: Path) -> None:
    out = exported(journal, tmp_path / "out")
    assert not any("Priya" in p.read_text("utf-8") for p in out.rglob("*") if p.is_file())


def test_what_is_written(journal: Journal, tmp_path: Path) -> None:
    with journal.session() as session:
        everything(session)
    with journal.reading() as session:
        written = export_all(session, tmp_path / "new" / "out", NOW)
    assert sorted(path.name for path in written) == sorted(
        [*OWN_FILES, "trials.csv", "README.txt", "markdown"]
    )
    assert all(path.exists() for path in written)
    assert len(list((tmp_path / "new" / "out" / "markdown").iterdir())) == 2
    readme = (tmp_path / "new" / "out" / "README.txt").read_text("utf-8")
    assert "Nothing here was checked for names" in readme
    assert all(path.name in readme for path in written if path.name != "README.txt")


def test_no_cell_runs(journal: Journal, tmp_path: Path) -> None:
    with journal.session() as session:
        save_trial(session, draft(did="=cmd()", worked="+1", tag=["@x"], next="-y"), NOW)
    with journal.reading() as session:
        export_all(session, tmp_path / "out", NOW)
    with (tmp_path / "out" / "trials.csv").open(encoding="utf-8-sig", newline="") as file:
        (row,) = csv.DictReader(file)
    assert not any(cell[:1] in set("=+-@\t\r") for cell in row.values() if cell)
    assert row["did"] == "'=cmd()"


def test_a_folder_with_something_in_it_is_left_alone(journal: Journal, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "mine.txt").write_text("x")
    with journal.reading() as session, pytest.raises(UserError, match="is not empty"):
        export_all(session, tmp_path / "out", NOW)
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["mine.txt"]


def test_an_export_that_stops_leaves_nothing(
    journal: Journal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with journal.session() as session:
        everything(session)

    def stop(self: Path, *args: Any, **options: Any) -> int:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched, journal.reading() as session:
        patched.setattr(Path, "write_text", stop)
        with pytest.raises(KeyboardInterrupt):
            export_all(session, tmp_path / "out", NOW)
    assert list((tmp_path / "out").iterdir()) == []
    with journal.reading() as session:
        assert export_all(session, tmp_path / "out", NOW)


def test_a_place_that_cannot_be_written_is_a_sentence(journal: Journal, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with journal.reading() as session, pytest.raises(UserError, match="could not be written"):
        export_all(session, tmp_path / "file" / "out", NOW)


class TestPages:
    def test_a_page_reads_by_itself(self) -> None:
        values = whole_trial(
            did="**I** did", minutes_usual=60, minutes_ai=20, subject=["history"],
            safe_use={"no-personal-data-entered": "yes"}, notes={"url": "https://example.org"},
            prompt_released=True, growth=["ai-pedagogy:acquire"],
        )  # fmt: skip
        page = trial_page(Trial(**parse(values, TODAY).model_dump()))
        assert page.startswith("# Marking with ChatGPT\n\n2026-11-02 · Mixed\n")
        for expected in (
            "## What I did\n\n**I** did\n",
            "## What worked\n\nThe first draft came quickly.",
            "- Minutes, usual way: 60\n",
            "- Minutes saved, all in: 40",
            "- Subject: History\n",
            "- No personal data entered: Yes",
            "- url: https://example.org",
            "- The prompt may be shared: Yes",
        ):
            assert expected in page
        assert "A pupil may be at risk" not in page

    @pytest.mark.parametrize(
        "word", ["../../etc/passwd", "CON", "a/b\\c:d*?", "日本", "é", "x" * 120]
    )
    def test_names_of_files_are_safe(self, word: str) -> None:
        trial = Trial(**draft(task=[word], tool=[]).model_dump(), id="4F7K9Q2M" + "0" * 18)
        name = page_name(trial)
        assert re.fullmatch(r"2026-11-02-([a-z0-9-]+-)?4F7K-9Q2M\.md", name)
        assert len(name) < 100

    def test_two_trials_of_one_name_are_two_pages(self, journal: Journal, tmp_path: Path) -> None:
        with journal.session() as session:
            for last in "AB":
                save_trial(session, draft(), NOW, lambda n, last=last: b"\0" * 15 + last.encode())
        with journal.reading() as session:
            export_all(session, tmp_path / "out", NOW)
        assert len(list((tmp_path / "out" / "markdown").iterdir())) == 2


WORDS = st.text(min_size=1, max_size=12).filter(str.strip)
VALUES = st.fixed_dictionaries(
    {"task": st.lists(WORDS, min_size=1, max_size=2)},
    optional={
        **dict.fromkeys((*fields.TEXTS, "based_on", "setting"), WORDS),
        **{name: st.lists(WORDS, max_size=2) for name in ("tool", "tag", "growth", "phase")},
        **{name: st.floats(0, 6000) for name in fields.MINUTES},
        **{name: st.booleans() for name in fields.FLAGS},
        "items": st.integers(1, 100),
        "outcome": st.sampled_from(sorted(vocabulary.ids("outcome"))),
        "visibility": st.sampled_from(["me", "group", "leaders"]),
        "notes": st.dictionaries(WORDS, WORDS, max_size=2),
        "tried_on": st.dates(date(FIRST_YEAR, 1, 1), TODAY),
    },
)


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Journal, Journal]]:
    """Two journals that the examples share, since making one takes a while."""
    folder = tmp_path_factory.mktemp("pair")
    with (
        closing(Journal(Home(folder / "one"))) as one,
        closing(Journal(Home(folder / "two"))) as two,
    ):
        yield one, two


@given(values=st.lists(VALUES, min_size=1, max_size=4))
@settings(max_examples=settings.default.max_examples // 3)  # each is written and read thrice
def test_any_trials_come_back_from_either_file(
    pair: tuple[Journal, Journal],
    tmp_path_factory: pytest.TempPathFactory,
    values: list[dict[str, Any]],
) -> None:
    out = tmp_path_factory.mktemp("any")
    home, other = pair
    with home.session() as session:
        emptied(session)
        for one in values:
            save_trial(session, parse(one, TODAY), NOW)
        before = contents(session)
        export_all(session, out, NOW)
    for path in (out, out / "trials.jsonl", out / "trials.csv"):
        with other.session() as session:
            emptied(session)
            assert import_file(session, path, NOW).refused == []
            assert contents(session)[:2] == before[:2]


def emptied(session: Session) -> None:
    session.exec(delete(TrialVersion))
    session.exec(delete(Trial))
    session.expunge_all()


def test_a_record_that_both_journals_imported_is_one_trial(
    journal: Journal, tmp_path: Path
) -> None:
    source = tmp_path / "source.jsonl"
    source.write_text('{"task": "marking", "worked": "a"}\n', encoding="utf-8")
    with closing(Journal(Home(tmp_path / "other"))) as other, other.session() as session:
        import_file(session, source, NOW)
        export_all(session, tmp_path / "out", NOW)
    with journal.session() as session:
        (taken,) = import_file(session, source, NOW).taken
        report = import_file(session, tmp_path / "out" / "trials.jsonl", NOW)
        assert [unchanged.id for unchanged in report.unchanged] == [taken.id]
        assert (report.taken, report.refused) == ([], [])
