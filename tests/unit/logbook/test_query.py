"""What is typed into the search box is understood or searched for, and changed as a click means."""

from datetime import date

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from journal import vocabulary
from journal.logbook.query import OPERATORS, Clause, has_value, meant, parse, with_value
from journal.logbook.query.operators import BY_FIELD, folded
from journal.logbook.query.tokens import LONGEST, quoted, tokens
from tests.fixtures.journals import TODAY

PIECES = st.sampled_from(
    ["fox", "fo*", '"a phrase"', '"open', "-", "-dog", "tool:", "tool:copilot", "-tag:a,b", ",",
     'tool:"My own"', "tag:“x y”", "before:2026-03", "after:zz", "has:next", "is:", "is:shared",
     "10:30", "foo:bar", "outcome:worked", "*", "''", " ", "  ", "\n", "é", '"', '""', ":"]
)  # fmt: skip
TYPED = st.one_of(st.text(max_size=40), st.lists(PIECES, max_size=8).map(" ".join),
                  st.lists(PIECES, max_size=8).map("".join))  # fmt: skip
VALUES = st.one_of(
    st.sampled_from(["chatgpt", "Copilot", "GitHub Copilot", 'A 6" ruler', "a,b", "é", "x*", "-x"]),
    st.text(min_size=1, max_size=12),
).filter(lambda value: value.strip() and not any("\ud800" <= sign <= "\udfff" for sign in value))
NAMES = st.sampled_from([operator.name for operator in BY_FIELD])


@pytest.mark.parametrize(
    ("typed", "clauses"),
    [
        ("", []),
        ("  \n ", []),
        ("fox", [Clause(None, ("fox",), prefix=True)]),
        ("fox ", [Clause(None, ("fox",))]),
        ("fo* x ", [Clause(None, ("fo",), prefix=True), Clause(None, ("x",))]),
        ("-fox", [Clause(None, ("fox",), excluded=True)]),
        ("- fox ", [Clause(None, ("fox",))]),
        ('"a b"', [Clause(None, ("a b",), phrase=True)]),
        ("“a b”", [Clause(None, ("a b",), phrase=True)]),
        ('-"a b"', [Clause(None, ("a b",), excluded=True, phrase=True)]),
        ('"a b"*', [Clause(None, ("a b",), phrase=True, prefix=True)]),
        ("fox fox ", [Clause(None, ("fox",))]),
        ("10:30 ", [Clause(None, ("10:30",))]),
        ("foo:bar ", [Clause(None, ("foo:bar",))]),
        ("http://a.b ", [Clause(None, ("http://a.b",))]),
        ("tool:claude ", [Clause("tool", ("claude",))]),
        ("TOOL:Claude ", [Clause("tool", ("claude",))]),
        ("tool:claude", [Clause("tool", ("claude",))]),
        ("tool:clau", [Clause("tool", ("clau",), prefix=True)]),
        ("tool:clau* ", [Clause("tool", ("clau",), prefix=True)]),
        ('tool:"MS Copilot"', [Clause("tool", ("microsoft-copilot",))]),
        ('tool:"GitHub Cop', [Clause("tool", ("GitHub Cop",), prefix=True)]),
        ("tool:“My own” x ", [Clause("tool", ("My own",)), Clause(None, ("x",))]),
        ("tool:a,b,a ", [Clause("tool", ("a", "b"))]),
        ('tool:a,"b c" ', [Clause("tool", ("a", "b c"))]),
        ('tag:"6"" ruler" ', [Clause("tag", ('6" ruler',))]),
        ("-tool:a,b ", [Clause("tool", ("a", "b"), excluded=True)]),
        ("-tool:clau", [Clause("tool", ("clau",), excluded=True)]),
        ("tool:a tool:b ", [Clause("tool", ("a",)), Clause("tool", ("b",))]),
        ("tool: claude ", [Clause(None, ("claude",))]),
        ("outcome:Worked ", [Clause("outcome", ("worked-well", "worked-after-changes"))]),
        ("outcome:mixed ", [Clause("outcome", ("mixed",))]),
        ('outcome:"Mixed"', [Clause("outcome", ("mixed",))]),
        ("before:2026 ", [Clause("before", ("2026-01-01",))]),
        ("before:2026-03 ", [Clause("before", ("2026-03-01",))]),
        ("after:2026-03-14 ", [Clause("after", ("2026-03-14",))]),
        ("after:2026-3-4 ", [Clause("after", ("2026-03-04",))]),
        ("after:today", [Clause("after", ("2026-11-21",))]),
        ("before:yesterday", [Clause("before", ("2026-11-20",))]),
        ("-after:2024-02-29 ", [Clause("after", ("2024-02-29",), excluded=True)]),
        ("has:NEXT,prompt", [Clause("has", ("next", "prompt"))]),
        ("is:shared", [Clause("is", ("shared",))]),
        ("has:ne", []),
    ],
)
def test_what_is_understood(typed: str, clauses: list[Clause]) -> None:
    assert parse(typed, TODAY).clauses == tuple(clauses)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("before:2026-13 ", "“before:2026-13” is not a date; write it as 2026, 2026-03 or"),
        ("after:2025-02-29 ", "not a date"),
        ("after:14/03/2026 ", "not a date"),
        ("after:0000 ", "not a date"),
        ("after:99999 ", "not a date"),
        ("after:２０２６ ", "not a date"),
        ("after:soon", "not a date"),
        ("has:wings ", "“has:wings” is not known; there is has:next, has:prompt"),
        ("is:x fox", "not known"),
        ("tool: fox", "Nothing follows “tool:”; write the value right after it."),
        ("x" * (LONGEST + 1), "only its beginning is"),
        ("a b " * 80, "only its beginning is"),
    ],
)
def test_what_is_not_understood_is_said(typed: str, said: str) -> None:
    if typed == "a b " * 80:
        typed = " ".join(f"w{n}" for n in range(80))
    (note,) = parse(typed, TODAY).notes
    assert said in note


@pytest.mark.parametrize(
    "typed", ["after:20", "after:2026-1", "before:yest", "has:", "is:sha", "tool:", "10:30", "a:b"]
)
def test_nothing_is_said_while_one_is_still_typing(typed: str) -> None:
    assert parse(typed, TODAY).notes == ()


@given(TYPED)
@example("tool:" * 200)
@example("“" * 1_900)
@example('tool:"' * 200)
@example("\ud800 tool:\ud800")
def test_a_query_written_out_is_the_same_query(typed: str) -> None:
    query = parse(typed, TODAY)
    again = parse(str(query), TODAY)
    assert again.clauses == query.clauses
    assert again.notes == ()


@given(TYPED)
def test_what_is_cut_up_covers_what_was_typed(typed: str) -> None:
    place = 0
    for token in tokens(typed):
        assert typed[place : token.start].strip() == ""
        assert token.start < token.end
        for value in token.values:
            assert token.start <= value.start <= value.end <= token.end
        place = token.end
    assert typed[place:].strip() == ""


@given(VALUES)
def test_a_value_in_quotes_is_read_as_it_is(value: str) -> None:
    (token,) = tokens(f"tag:{quoted(value)}")
    assert [one.text for one in token.values] == [" ".join(value.split())]


def test_a_very_long_paste_is_quick() -> None:
    for sign in ('"', "“", "a ", "tool:", "-", ",", "tag:“"):
        parse(sign * 1_000_000, TODAY)
        with_value(sign * 1_000_000, "tool", "chatgpt", "and")


@pytest.mark.parametrize(
    ("typed", "how", "expected"),
    [
        ("", "and", "tool:chatgpt "),
        ("", "not", "-tool:chatgpt "),
        ("", "or", "tool:chatgpt "),
        ("", "off", ""),
        ("fo", "and", "tool:chatgpt fo"),
        ("fo ", "and", "tool:chatgpt fo "),
        ("tag:x fo", "and", "tag:x tool:chatgpt fo"),
        ("tag:x", "and", "tool:chatgpt tag:x"),
        ("tag:x ", "and", "tag:x tool:chatgpt "),
        ("tool:claude fo", "or", "tool:claude,chatgpt fo"),
        ("tool:claude", "or", "tool:claude,chatgpt "),
        ("tool:a tool:b", "or", "tool:a tool:b,chatgpt "),
        ("-tool:claude fo", "or", "-tool:claude tool:chatgpt fo"),
        ("tool:claude fo", "and", "tool:claude tool:chatgpt fo"),
        ("tool:claude,chatgpt fo", "off", "tool:claude fo"),
        ('tool:"Chat GPT",claude fo', "off", "tool:claude fo"),
        ("tool:chatgpt fo", "not", "-tool:chatgpt fo"),
        ("-tool:chatgpt fo", "and", "tool:chatgpt fo"),
        ("-tool:chatgpt fo", "off", "fo"),
        ("fo tool:chatgpt ba", "off", "fo ba"),
        ("tool:chatgpt tool:chatgpt,x", "off", "tool:x"),
        ("tool: fo", "or", "tool: tool:chatgpt fo"),
    ],
)
def test_a_click_on_a_value(typed: str, how: str, expected: str) -> None:
    assert with_value(typed, "tool", "chatgpt", how) == expected


@pytest.mark.parametrize(
    ("typed", "state"),
    [
        ("", None),
        ("chatgpt", None),
        ("tool:chatgpt", "and"),
        ('tool:"chat gpt"', "and"),
        ("tool:claude,chatgpt", "or"),
        ("-tool:chatgpt", "not"),
        ("-tool:claude,chatgpt", "not"),
        ("tool:chat", None),
        ("task:chatgpt", None),
    ],
)
def test_how_a_value_is_asked_for(typed: str, state: str | None) -> None:
    assert has_value(typed, "tool", "chatgpt") == state


def test_one_of_a_class_of_outcomes_can_be_taken_out() -> None:
    assert has_value("outcome:worked fo", "outcome", "worked-well") == "or"
    without = with_value("outcome:worked fo", "outcome", "worked-well", "off")
    assert without == "outcome:worked-after-changes fo"
    assert with_value(without, "outcome", "worked-after-changes", "off") == "fo"


@given(TYPED, NAMES, VALUES, st.sampled_from(["and", "or", "not"]))
def test_a_value_asked_for_is_asked_for(typed: str, name: str, value: str, how: str) -> None:
    assume('"' not in typed and not any(quote in typed for quote in "“”„"))
    assume(len(meant(name, value)) == 1)
    changed = with_value(typed, name, value, how)
    assert (has_value(changed, name, value) or "") in (("not",) if how == "not" else ("and", "or"))
    wanted = {folded(one) for one in meant(name, value)}
    for clause in parse(changed, TODAY).conditions:
        if clause.operator == name and wanted & {folded(one) for one in clause.values}:
            assert clause.excluded == (how == "not")


@given(TYPED, NAMES, VALUES, st.sampled_from(["and", "not"]))
def test_off_undoes_and(typed: str, name: str, value: str, how: str) -> None:
    assume(has_value(typed, name, value) is None)
    changed = with_value(typed, name, value, how)
    assume(has_value(changed, name, value))
    back = with_value(changed, name, value, "off")
    assert parse(back, TODAY).clauses == parse(typed, TODAY).clauses


def test_every_operator_has_a_name_that_one_can_type_and_a_label() -> None:
    for name, operator in OPERATORS.items():
        assert name.isascii()
        assert name.isalpha()
        assert name.islower()
        assert operator.label
        if operator.vocabulary:
            assert vocabulary.terms(operator.vocabulary)


def test_dates_of_another_day() -> None:
    assert parse("after:today", date(2020, 2, 29)).clauses[0].values == ("2020-02-29",)
