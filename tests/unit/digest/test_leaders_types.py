"""What a hurried colleague might write to print a raw count or word for leaders is refused."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from journal import digest
from journal.digest.compose import compose
from journal.digest.disclosure.protected import ProtectedList, ProtectedSign, ProtectedTable, Shown
from journal.digest.document import Answer, Cell, Document, Grid, Headline, Paragraph, Row, Section
from journal.digest.guarded.blocks import (
    LeadersActions,
    LeadersAnswer,
    LeadersBlock,
    LeadersDocument,
    LeadersEmpty,
    LeadersHeadline,
    LeadersLines,
    LeadersNote,
    LeadersSection,
    LeadersStatements,
    LeadersText,
    leaders_headline,
    leaders_section,
)
from journal.digest.guarded.lines import ActionLine, Line
from journal.digest.guarded.words import (
    NO_WORDS,
    Sentence,
    TableFigure,
    Words,
    fixed,
    joined,
    least,
    listed_in,
    round_of,
    say,
    shortened,
    since,
    term,
    threshold,
    title_of,
    total_of,
)
from journal.digest.render.formats import FOR_LEADERS, WRITERS, write_digest
from journal.group.decisions import Decisions
from tests.fixtures.finders import FindsWords
from tests.fixtures.libraries import AS_OF, Group, stored
from tests.fixtures.made_up_groups import generated

RAW: Any = "3 people"
SOMETHING: Any = SimpleNamespace(text=RAW, round=3, k=3, title=RAW, total=Shown(3), for_figures=3)
PARTS: dict[str, Any] = {
    "title": "", "subtitle": "", "group": "", "round": 1, "period": "", "language": "en",
    "foreword": "", "front": (), "sections": (),
}  # fmt: skip


@pytest.fixture(scope="module")
def leaders() -> LeadersDocument:
    composed = compose(
        stored(generated(12, seed=2)), Group(), Decisions(), "leaders", AS_OF, FindsWords(),
        key=b"a key of sixteen",
    )  # fmt: skip
    assert isinstance(composed.document, LeadersDocument)
    return composed.document


@pytest.mark.parametrize(
    "make",
    [
        lambda: say(f"{3} people"),
        lambda: say("{n} people", n=RAW),
        lambda: say("{n} people", n=SOMETHING),
        lambda: fixed(RAW),
        lambda: term("tool", "a word of somebody's own"),
        lambda: joined(" people ", [NO_WORDS]),
        lambda: joined("", [SOMETHING]),
        lambda: shortened(SOMETHING, 80),
        lambda: replace(NO_WORDS, text=RAW),
        lambda: replace(say("One"), text=RAW),
        *(
            lambda of=of: of(SOMETHING)
            for of in (round_of, since, threshold, least, title_of, total_of)
        ),
        lambda: listed_in(SOMETHING),
        lambda: Line(RAW, NO_WORDS, NO_WORDS),
        lambda: ActionLine(RAW, NO_WORDS, NO_WORDS, NO_WORDS),
    ],
)
def test_words_are_not_made_of_anything_raw(make: Any) -> None:
    with pytest.raises(TypeError):
        make()


@pytest.mark.parametrize(
    "make",
    [
        lambda: LeadersText(Paragraph(RAW)),
        lambda: LeadersNote(SOMETHING),
        lambda: LeadersEmpty(SOMETHING),
        lambda: LeadersLines(SOMETHING, ()),
        lambda: LeadersStatements(SOMETHING, ()),
        lambda: LeadersStatements(say(""), (RAW,)),
        lambda: LeadersActions(say(""), (), SOMETHING),
        lambda: LeadersAnswer(SOMETHING),
        lambda: LeadersAnswer(say(""), Cell("3")),
        lambda: leaders_headline(LeadersHeadline(SOMETHING, (), say(""))),
        lambda: leaders_headline(LeadersHeadline(say(""), (Answer(RAW, Cell("3")),), say(""))),
        lambda: leaders_section(LeadersSection("id", SOMETHING, None, ())),
        lambda: leaders_section(LeadersSection("id", say(""), SOMETHING, ())),
        lambda: leaders_section(
            LeadersSection("id", say(""), None, (Grid("g", "G", (), (Row("r", (Cell("3"),)),)),))
        ),
    ],
)
def test_parts_of_a_page_take_nothing_raw(make: Any) -> None:
    with pytest.raises(TypeError):
        make()


@pytest.mark.parametrize(
    "kind",
    [
        Words,
        Sentence,
        TableFigure,
        Line,
        ActionLine,
        ProtectedTable,
        ProtectedList,
        ProtectedSign,
        LeadersDocument,
    ],
)
def test_no_kind_of_its_own_passes_for_a_protected_one(kind: type) -> None:
    with pytest.raises(TypeError, match="cannot be extended"):
        type("Mine", (kind,), {"__post_init__": lambda self: None})


@pytest.mark.parametrize("kind", [LeadersBlock, LeadersText, LeadersStatements])
def test_a_block_for_leaders_is_made_in_few_rooms(kind: type) -> None:
    with pytest.raises(TypeError, match="makes no blocks"):

        @dataclass(frozen=True)
        class Mine(kind):
            def data(self) -> dict[str, Any]:
                return Paragraph(RAW).data()


def test_a_finished_part_cannot_be_turned_into_another(leaders: LeadersDocument) -> None:
    with pytest.raises(TypeError):
        replace(leaders.front[0], answers=(Answer(RAW, Cell("3")),))
    with pytest.raises(TypeError):
        replace(leaders.sections[0], lead=RAW)
    for change in (
        {"front": (Headline(RAW, (), ""),)},
        {"sections": (Section("id", RAW, "", ()),)},
        {"annexes": (Section("id", RAW, "", ()),)},
        {"foreword": RAW},
    ):
        with pytest.raises(TypeError):
            replace(leaders, **change)  # type: ignore[arg-type]


@pytest.mark.parametrize("form", WRITERS)
@pytest.mark.parametrize("edition", sorted(FOR_LEADERS))
def test_no_plain_document_is_written_for_leaders(edition: Any, form: str) -> None:
    with pytest.raises(TypeError, match="LeadersDocument"):
        write_digest(Document(edition=edition, **PARTS), form)


def test_sentences_for_leaders_are_written_out_in_the_program() -> None:
    """No template is put together: an f-string or a sum could carry anybody's word."""
    files = Path(str(digest.__file__)).parent.rglob("*.py")
    read = [path for path in files if "digest.guarded.words import" in path.read_text("utf-8")]
    assert len(read) > 10
    found = [
        f"{path.name}:{call.lineno}"
        for path in read
        for call in _calls(ast.parse(path.read_text("utf-8")))
        if not _is_plain(call.args[0])
    ]
    assert not found


def test_a_template_that_is_put_together_is_seen() -> None:
    for careless in ('say(f"{n}")', 'say("a" + b)', 'fixed(_(f"{n}"))', 'say("%s" % a)'):
        (call,) = _calls(ast.parse(careless))
        assert not _is_plain(call.args[0])
    (call,) = _calls(ast.parse('fixed("{a}".format(a=b))'))
    assert not _is_plain(call.args[0])


def _calls(tree: ast.AST) -> Iterator[ast.Call]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("say", "fixed"):
            yield node


def _is_plain(template: ast.expr) -> bool:
    parts = list(ast.walk(template))
    sums = (ast.JoinedStr, ast.BinOp, ast.Subscript)
    calls = [part.func for part in parts if isinstance(part, ast.Call)]
    return not any(isinstance(part, sums) for part in parts) and all(
        isinstance(one, ast.Name) for one in calls
    )
