"""Where the owner stands among the others of a group: who counts, what is shared, what is said."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event
from sqlalchemy.engine import Engine

from journal.group.library import Library
from journal.group.membership import open_round
from journal.paths import Home
from journal.sharing.standing import Standings, context_of, described, standings
from tests.fixtures.groups import THIS_WEEK, Computer

ARTS = {"phase": ("upper-secondary",), "subject_area": ("arts",)}
MATHS = {"phase": ("upper-secondary",), "subject_area": ("mathematics",)}


@pytest.fixture
def owner(tmp_path: Path) -> Iterator[Computer]:
    made = Computer(Home(tmp_path / "owner")).found()
    yield made
    made.close()


def put_in(library: Library, who: str, *trials: dict[str, Any], **more: Any) -> None:
    """A snapshot with these trials; a tuple is a list of terms."""
    values = {"sequence": THIS_WEEK, "standing": "admitted", "table": "group_trial"} | more
    with library.session() as session:
        connection = session.connection()
        snapshot = connection.exec_driver_sql(
            'INSERT INTO snapshot (contributor, "group", sequence, manifest_hash, manifest,'
            " signature, writer, withdrawal_hash, standing)"
            " VALUES (?, '', ?, '', x'', x'', '', '', ?)",
            (who, values["sequence"], values["standing"]),
        ).lastrowid
        for n, trial in enumerate(trials):
            cells = {k: json.dumps(v) if isinstance(v, tuple) else v for k, v in trial.items()}
            names = "".join(f", {name}" for name in cells)
            marks = ", ?" * len(cells)
            connection.exec_driver_sql(
                f"INSERT INTO {values['table']} (snapshot, n, id, round{names})"
                f" VALUES (?, ?, ?, 1{marks})",
                (snapshot, n, f"{who}{n}", *cells.values()),
            )


def standing_of(owner: Computer) -> Standings:
    return owner.change(lambda session, mine: standings(session, owner.library, mine))


def test_contributors_count_and_not_their_trials(owner: Computer) -> None:
    put_in(owner.library, "a", MATHS, MATHS, MATHS | {"setting": "special"})
    put_in(owner.library, "b", MATHS)
    found = standing_of(owner)
    assert found.others("subject_area", "mathematics") == 2
    assert found.others("setting", "special") == 1
    assert found.others("subject_area", "arts") == 0
    assert found.together(MATHS) == 2
    assert found.together(MATHS | {"setting": ("special",)}) == 1
    assert found.together(ARTS) == 0


def test_a_combination_is_that_of_one_trial(owner: Computer) -> None:
    put_in(owner.library, "a", {"phase": ("post-16",)}, {"subject_area": ("arts",)})
    found = standing_of(owner)
    assert found.others("phase", "post-16") == found.others("subject_area", "arts") == 1
    assert found.together({"phase": ("post-16",), "subject_area": ("arts",)}) == 0


def test_only_admitted_and_current_snapshots_of_others_count(owner: Computer) -> None:
    put_in(owner.library, owner.key, ARTS)
    put_in(owner.library, "waiting", ARTS, standing="waiting")
    put_in(owner.library, "old", ARTS, sequence=THIS_WEEK - 40_000_000)
    assert standing_of(owner).others("subject_area", "arts") == 1  # not lapsed yet
    rounds = [date(2026, 10, 5), date(2026, 11, 16)]
    for day in rounds:
        owner.change(lambda session, mine, day=day: open_round(session, mine, day))
    found = standing_of(owner)
    assert found.others("subject_area", "arts") is None
    assert not found.known


def test_without_a_library_or_others_in_it_nothing_is_known(owner: Computer) -> None:
    found = owner.change(lambda session, mine: standings(session, None, mine))
    assert found.others("phase", "post-16") is None
    assert found.together(ARTS) is None
    assert found.sentence(ARTS) is None
    assert found.line("phase", ("post-16",)).sentence.startswith("not known yet")
    assert standing_of(owner).others("phase", "post-16") is None


def test_a_copy_that_came_upwards_counts_by_its_leaders_records(owner: Computer) -> None:
    put_in(owner.library, "a", ARTS, table="leaders_trial")
    assert standing_of(owner).together(ARTS) == 1


def test_what_a_member_took_in_is_all_she_knows(owner: Computer, tmp_path: Path) -> None:
    other = Computer(Home(tmp_path / "other")).join(owner)
    member = Computer(Home(tmp_path / "member")).join(owner)
    other.log(phase=["post-16"], subject=["music"])
    owner.admit(other, member)
    owner.merge(other.share().sealed)
    assert standing_of(member).others("subject_area", "arts") is None
    member.merge(owner.collection())
    assert standing_of(member).others("subject_area", "arts") == 1
    for computer in (other, member):
        computer.close()


def test_the_whole_of_a_school_shares_its_parts() -> None:
    found = Standings([("a", {"phase": ("whole-primary",)}), ("b", {"phase": ("post-16",)})])
    assert found.others("phase", "lower-primary") == 1
    assert found.others("phase", "whole-secondary") == 1
    assert found.others("phase", "lower-secondary") == 0


def test_the_sentence_names_the_smallest_part_that_stands_alone(owner: Computer) -> None:
    put_in(owner.library, "a", MATHS | {"setting": "mainstream"})
    put_in(owner.library, "b", {"phase": ("post-16",), "subject_area": ("arts",)})
    owner.log(phase=["upper-secondary"], subject=["music"], setting="mainstream")
    found = standing_of(owner)
    assert found.sentence(ARTS) == "Only one trial here is upper secondary arts: yours."
    assert found.sentence(ARTS | {"setting": ("special",)}) == (
        "Only one trial here is special: yours."
    )
    assert found.sentence(MATHS) is None
    owner.log(phase=["upper-secondary"], subject=["drama"])
    assert standing_of(owner).sentence(ARTS) == (
        "Nobody else's trial here is upper secondary arts: only yours are."
    )


def test_what_says_nothing_and_the_priority_are_no_part_of_the_sentence() -> None:
    found = Standings([("a", MATHS | {"priority": ("Oracy",)})])
    assert found.sentence({"subject_area": ("not-stated",), "priority": ("Our own",)}) is None
    assert found.others("priority", " oracy ") == 1
    assert found.others("priority", "Reading") == 0


@pytest.mark.parametrize(
    ("values", "words"),
    [
        (ARTS, "upper secondary arts"),
        ({"phase": ("lower-primary", "upper-primary")}, "lower primary and upper primary"),
        ({"subject_area": ("pe-wellbeing",), "setting": ("special",)}, "PE & wellbeing, special"),
        ({"role_band": ("send-or-inclusion",)}, "SEND or inclusion"),
    ],
)
def test_values_read_as_a_phrase(values: dict[str, tuple[str, ...]], words: str) -> None:
    assert described(values) == words


def test_a_line_for_the_page(owner: Computer) -> None:
    put_in(owner.library, "a", ARTS)
    line = standing_of(owner).line("subject_area", ("arts",))
    assert (line.label, line.value, line.others) == ("Subject area", "Arts", 1)
    assert line.sentence == "1 other here shares it"
    assert standing_of(owner).line("setting", ("special",)).sentence == "nobody else here shares it"


def test_a_colleagues_role_gives_nobody_away(owner: Computer) -> None:
    put_in(owner.library, "a", MATHS | {"role_band": "classroom-teacher"})
    assert standing_of(owner).stands_alone("role_band", "send-or-inclusion")
    owner.log(role_band="classroom-teacher")
    found = standing_of(owner)
    assert not found.stands_alone("role_band", "send-or-inclusion")
    assert found.stands_alone("subject_area", "arts")
    assert not found.stands_alone("subject_area", "mathematics")


def test_what_is_held_back_taken_back_or_private_is_none_of_ones_own(owner: Computer) -> None:
    put_in(owner.library, "a", MATHS)
    owner.log(subject=["music"], phase=["upper-secondary"])
    owner.log(subject=["music"], phase=["upper-secondary"], visibility="me")
    owner.log(subject=["music"], phase=["upper-secondary"], pupil_at_risk=True)
    assert "yours." in str(standing_of(owner).sentence(ARTS))


def test_context_is_what_a_bundle_would_hold(owner: Computer) -> None:
    local = owner.log(phase=["post-16", "My own"], subject=["music", "Yoga"], setting="special")
    (trial,) = owner.prepared().material.trials
    assert trial.id == local
    assert context_of(trial) == {
        "phase": ("post-16",),
        "subject_area": ("arts", "other"),
        "setting": ("special",),
    }


def test_it_asks_the_library_as_often_for_many_trials_as_for_few(owner: Computer) -> None:
    def asked(contributors: range) -> int:
        for who in contributors:
            put_in(owner.library, f"c{who}", ARTS, MATHS)
        statements: list[str] = []

        def note(_conn: Any, _cursor: Any, statement: str, *_others: Any) -> None:
            statements.append(statement)

        event.listen(Engine, "before_cursor_execute", note)
        standing_of(owner)
        event.remove(Engine, "before_cursor_execute", note)
        return len(statements)

    assert 0 < asked(range(2)) == asked(range(2, 20))
