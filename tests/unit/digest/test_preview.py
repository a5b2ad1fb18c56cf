"""A leaders' edition that is looked at says that it is a preview; no file ever does."""

import pytest

from journal.digest.compose import Composed, compose
from journal.digest.disclosure.ledger import Ledger
from journal.digest.render.formats import WRITERS, write_digest
from journal.digest.render.html import to_html
from journal.group.decisions import Decisions
from tests.fixtures.finders import FindsWords
from tests.fixtures.libraries import AS_OF, Group, stored
from tests.fixtures.made_up_groups import generated

SENTENCE = "Preview: nothing of this round has been given to leaders yet."


def _composed(people: int, audience: str, ledger: Ledger | None = None) -> Composed:
    session = stored(generated(people, seed=2))
    return compose(
        session, Group(), Decisions(), audience, AS_OF, FindsWords(), ledger, b"a key of sixteen"
    )


def test_what_leaders_were_not_given_yet_is_a_preview_on_the_screen() -> None:
    composed = _composed(12, "leaders")
    shown = composed.on_screen()
    assert shown.data()["preview"] == SENTENCE
    assert SENTENCE in to_html(shown).decode()
    again = _composed(12, "leaders", composed.ledger)
    assert again.on_screen() == again.document


def test_a_brief_is_a_preview_too_and_the_peers_edition_none() -> None:
    composed = _composed(5, "leaders")
    assert composed.on_screen().data()["preview"] == SENTENCE
    again = _composed(5, "leaders", composed.ledger)
    assert again.given
    assert "preview" not in again.on_screen().data()
    assert "preview" not in _composed(5, "peers").on_screen().data()


@pytest.mark.parametrize("form", WRITERS)
def test_no_file_is_a_preview(form: str) -> None:
    composed = _composed(12, "leaders")
    if form not in ("pdf", "xlsx"):
        assert b"Preview" not in write_digest(composed.document, form)
    with pytest.raises(ValueError, match="never written"):
        write_digest(composed.on_screen(), form)
