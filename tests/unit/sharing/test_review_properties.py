"""Whatever is decided in whatever order, what was hidden is in no byte that leaves.

Some examples in the suite; for many: LAWS_EXAMPLES=2000 pytest tests/unit/sharing -k properties
"""

import os
import random
import re
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import StaticPool, create_engine
from sqlmodel import Session, delete

from journal.bundle.archive import read_archive
from journal.group.collection import LIMITS
from journal.model.membership import ReviewDecision
from journal.model.trial import Trial
from journal.privacy.decisions import Decision, Hide, Keep, Reword
from journal.privacy.finding import Outcome
from journal.sharing.decided import decide, decisions_for, undo
from journal.sharing.material import Material
from journal.sharing.questions import Item
from journal.sharing.records import Placing, contents
from journal.sharing.review import review
from journal.sharing.reviewed import Review
from tests.fixtures.bundles import make_contributor
from tests.fixtures.finders import FindsOnly
from tests.fixtures.groups import NOW

GROUP = "G" * 26
# Names of nobody's dictionary, first names, and names that are words; none is part of another.
STRANGE = ("Qorvex", "Zyndrak", "Vuljo", "Hjapsi")
FIRST = ("Tomasz", "Zainab", "Ayşe", "Oluwaseun")
WORDS = ("Will", "Grace", "Mark")
NAMES = (*STRANGE, *FIRST, *WORDS)
FILLERS = ("the essay was marked", "it took an hour", "nobody was sure", "we tried it again")
ENGINE = create_engine("sqlite://", poolclass=StaticPool)
ReviewDecision.metadata.create_all(ENGINE, tables=[ReviewDecision.__table__])
Known = dict[str, Decision]
CONTRIBUTOR = make_contributor(random.Random(5), GROUP)

few = settings(max_examples=int(os.environ.get("LAWS_EXAMPLES", "10")))
names = st.sampled_from(NAMES)
styles = st.sampled_from([str, str.upper, str.lower, lambda name: f"{name}'s", lambda n: f"“{n}”"])
sentences = st.builds(
    lambda style, name, before, after: f"{before} {style(name)} {after}.",
    styles, names, st.sampled_from(FILLERS), st.sampled_from(FILLERS),
)  # fmt: skip
texts = st.lists(sentences, min_size=1, max_size=4).map(" ".join)
trials = st.lists(
    st.fixed_dictionaries(
        {"worked": texts},
        optional={"didnt": texts, "tag": st.lists(names, max_size=2, unique=True), "next": texts},
    ),
    min_size=1,
    max_size=4,
)
outcomes = st.fixed_dictionaries({name: st.sampled_from(list(Outcome)) for name in NAMES})
decisions = st.sampled_from([Hide(), Keep(), Reword("a friend"), None])


def material_of(values: list[dict[str, Any]]) -> Material:
    base = {"task": ["marking"], "tool": ["chatgpt"], "visibility": "group"}
    about = {"created_at": NOW, "updated_at": NOW}
    return Material(
        [Trial(**(base | about | one | {"id": f"T{n}"})) for n, one in enumerate(values)]
    )


def look(material: Material, finder: FindsOnly, answers: dict[str, Decision]) -> Review:
    return review(material, GROUP, finder, answers)


def remembered(given_: list[tuple[Item, Decision]], undone: tuple[Item, ...] = ()) -> Known:
    """What a journal remembers of these decisions, made in this order, less what is undone."""
    with Session(ENGINE) as session:
        session.exec(delete(ReviewDecision))
        for item, decision in given_:
            decide(session, GROUP, item, decision)
        for item in undone:
            undo(session, GROUP, item)
        return decisions_for(session, GROUP)


def leaving(material: Material, made: Review) -> str:
    """All that a bundle's tables and manifest would hold, case aside."""
    placing = Placing(CONTRIBUTOR.secret, 1, {}, frozenset(), frozenset())
    plain = CONTRIBUTOR.bundle(contents(material, made, placing))
    members = read_archive(plain, LIMITS)
    told = [data for name, data in members.items() if name.endswith((".json", ".jsonl"))]
    return b"\n".join(told).decode("utf-8").casefold()


def names_in(plain: str) -> set[str]:
    """The names that stand there, as words: an id may hold any letters."""
    return {
        name for name in NAMES if re.search(rf"(?<!\w){re.escape(name.casefold())}(?!\w)", plain)
    }


def decided_on(data: st.DataObject, made: Review) -> list[tuple[Item, Decision]]:
    items = [*made.questions, *made.hidden]
    drawn = data.draw(st.lists(decisions, min_size=len(items), max_size=len(items)))
    return [(item, one) for item, one in zip(items, drawn, strict=True) if one is not None]


@few
@given(trials, outcomes, st.data())
def test_only_what_is_kept_is_among_the_bytes_that_leave(
    values: list[dict[str, Any]], found: dict[str, Outcome], data: st.DataObject
) -> None:
    material, finder = material_of(values), FindsOnly(found)
    given_ = decided_on(data, look(material, finder, {}))
    made = look(material, finder, remembered(given_))
    kept = {item.text.casefold() for item, one in given_ if isinstance(one, Keep)}
    assert {name.casefold() for name in names_in(leaving(material, made))} <= kept


@few
@given(trials, outcomes)
def test_kept_names_do_leave(values: list[dict[str, Any]], found: dict[str, Outcome]) -> None:
    """So that the test above can fail."""
    material, finder = material_of(values), FindsOnly(found)
    before = look(material, finder, {})
    items = [*before.questions, *before.hidden]
    made = look(material, finder, remembered([(item, Keep()) for item in items]))
    wanted = {item.text.casefold() for item in items}
    assert {name.casefold() for name in names_in(leaving(material, made))} == wanted


@few
@given(trials, outcomes, st.data())
def test_the_order_of_decisions_does_not_matter(
    values: list[dict[str, Any]], found: dict[str, Outcome], data: st.DataObject
) -> None:
    material, finder = material_of(values), FindsOnly(found)
    given_ = decided_on(data, look(material, finder, {}))
    shuffled = data.draw(st.permutations(given_))
    one, other = (look(material, finder, remembered(some)) for some in (given_, shuffled))
    assert one == other


@few
@given(trials, outcomes, st.sampled_from((*FIRST, *WORDS)))
def test_what_is_kept_in_one_place_lets_out_no_other(
    values: list[dict[str, Any]], found: dict[str, Outcome], name: str
) -> None:
    material, finder = material_of(values), FindsOnly(found)
    made = look(material, finder, {})
    items = [*made.questions, *made.hidden]
    answers = remembered([(item, Keep()) for item in items])
    assert look(material, finder, answers).questions == []
    later = material_of([{"worked": f"Quite another sentence has {name} in it today."}])
    seen = look(later, finder, answers)
    assert [item.text for item in (*seen.questions, *seen.hidden)] == [name]
    assert names_in(leaving(later, seen)) == set()


@few
@given(trials, outcomes, st.data())
def test_what_is_undone_is_asked_again(
    values: list[dict[str, Any]], found: dict[str, Outcome], data: st.DataObject
) -> None:
    material, finder = material_of(values), FindsOnly(found)
    before = look(material, finder, {})
    given_ = decided_on(data, before)
    assert remembered(given_, tuple(item for item, _one in given_)) == {}
    if given_:
        gone, _decision = data.draw(st.sampled_from(given_))
        left = [(item, one) for item, one in given_ if item is not gone]
        assert remembered(given_, (gone,)) == remembered(left)


@few
@given(trials, outcomes, st.data())
def test_a_new_decision_takes_the_place_of_the_old_one(
    values: list[dict[str, Any]], found: dict[str, Outcome], data: st.DataObject
) -> None:
    material, finder = material_of(values), FindsOnly(found)
    made = look(material, finder, {})
    first, last = decided_on(data, made), decided_on(data, made)
    untouched = [one for one in first if all(one[0] is not item for item, _d in last)]
    assert remembered([*first, *last]) == remembered([*untouched, *last])
