"""Nothing but words that were made for a page gets into a line, an action or the register."""

import pytest

from journal.digest.guarded.blocks import LeadersActions, LeadersLines, LeadersStatements
from journal.digest.guarded.lines import ActionLine, Line
from journal.digest.guarded.register import Entry
from journal.digest.guarded.words import NO_WORDS, fixed, say
from journal.digest.scan import Scanned

PLAIN = "Nadia counted 3"


def test_a_text_is_scanned_by_a_scanner_only() -> None:
    with pytest.raises(TypeError, match="scanner only"):
        Scanned(PLAIN)


def test_no_plain_text_gets_into_a_line() -> None:
    with pytest.raises(TypeError, match="text"):
        Line(PLAIN, NO_WORDS, NO_WORDS)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="name"):
        Line(fixed("calm"), NO_WORDS, NO_WORDS, name=PLAIN)  # type: ignore[arg-type]


def test_no_plain_text_gets_into_an_action() -> None:
    with pytest.raises(TypeError, match="by_when"):
        ActionLine(NO_WORDS, NO_WORDS, NO_WORDS, PLAIN)  # type: ignore[arg-type]


def test_no_plain_text_gets_into_the_register() -> None:
    with pytest.raises(TypeError, match="Words"):
        Entry(fixed("a tool"), fixed("a tool"), (PLAIN,))  # type: ignore[arg-type]


@pytest.mark.parametrize("block", [LeadersLines, LeadersStatements])
def test_no_plain_list_gets_into_a_block(block: type) -> None:
    with pytest.raises(TypeError, match="leaders"):
        block(say(""), (PLAIN,))


def test_no_plain_list_gets_into_the_actions() -> None:
    with pytest.raises(TypeError, match="leaders"):
        LeadersActions(say(""), (PLAIN,), say(""))  # type: ignore[arg-type]
