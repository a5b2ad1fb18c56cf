"""A portfolio: what it holds, and three files that say the same."""

import io
import re
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import docx
import pytest

from journal.errors import UserError
from journal.exchange.portfolio.as_docx import to_docx
from journal.exchange.portfolio.as_html import to_html
from journal.exchange.portfolio.as_pdf import to_pdf
from journal.exchange.portfolio.checking import Check, Checked, folded
from journal.exchange.portfolio.choosing import Choice
from journal.exchange.portfolio.timed import timed_pairs
from journal.exchange.portfolio.writing import write_portfolio
from journal.logbook.chains import link
from journal.logbook.trials import move_to_trash
from journal.model.trial import Trial
from journal.privacy.decisions import Keep
from journal.store.journal_file import Journal
from tests.fixtures.journals import NOW
from tests.fixtures.portfolios import FINDER, checked, keep, page, pdf_edges, pdf_words, shown

# … which trials


def test_it_holds_the_period_oldest_first(journal: Journal) -> None:
    keep(journal, worked="third", tried_on="2026-11-03")
    keep(journal, worked="first", tried_on="2026-09-01")
    keep(journal, worked="too early", tried_on="2026-08-31")
    made = page(journal, Choice(date(2026, 9, 1), date(2026, 11, 3)))
    assert [entry.texts[0][1] for entry in made.entries] == ["first", "third"]
    assert made.period == "1 September 2026 to 3 November 2026"


def test_it_holds_what_was_picked(journal: Journal) -> None:
    one, _other = keep(journal, worked="one"), keep(journal, worked="other")
    assert len(page(journal, Choice(trials=(one[:8],))).entries) == 1


@pytest.mark.parametrize("choice", [Choice(tags=("Y9",)), Choice(growth=("k3",))])
def test_it_holds_what_carries_a_tag(journal: Journal, choice: Choice) -> None:
    keep(journal, tag=["y9"], growth=["K3"], worked="this")
    keep(journal, tag=["y10"], worked="not this")
    assert [entry.texts[0][1] for entry in page(journal, choice).entries] == ["this"]


def test_the_trash_stays_out(journal: Journal) -> None:
    keep(journal)
    gone = keep(journal)
    with journal.session() as session:
        move_to_trash(session, session.get_one(Trial, 2), NOW)
    assert gone not in [entry.trial for entry in page(journal).entries]


@pytest.mark.parametrize(
    ("choice", "says"),
    [
        (Choice(tags=("nobody",)), "No trial of your journal fits"),
        (Choice(date(2026, 9, 2), date(2026, 9, 1)), "ends before it begins"),
        (Choice(trials=("ZZZZ",)), "no trial ZZZZ"),
    ],
)
def test_a_choice_without_trials(journal: Journal, choice: Choice, says: str) -> None:
    keep(journal)
    with pytest.raises(UserError, match=says):
        page(journal, choice)


def test_a_portfolio_of_too_many(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("journal.exchange.portfolio.choosing.MOST", 1)
    keep(journal)
    keep(journal)
    with pytest.raises(UserError, match="2 trials; choose up to 1"):
        page(journal)


# … what it says


def test_prompts_come_along_only_if_wanted(journal: Journal) -> None:
    keep(journal, prompt="Act as an examiner")
    assert "examiner" not in str(page(journal).entries)
    assert "examiner" in str(page(journal, with_prompts=True).entries)


def test_growth_comes_in_the_order_of_the_framework(journal: Journal) -> None:
    keep(journal, growth=["my own", "ai-pedagogy:create", "human-centred-mindset:acquire"])
    labels = [tag.label for tag in page(journal).growth]
    assert labels == ["Human-centred mindset: Acquire", "AI pedagogy: Create", "my own"]


def test_minutes_stand_beside_their_basis_and_quality(journal: Journal) -> None:
    keep(journal, minutes_usual=60, minutes_ai=75, time_basis="timed")
    facts = dict(page(journal).entries[0].facts)
    assert facts["Difference in minutes"] == "−15"
    assert facts["Basis of the minutes"] == "Timed"
    assert facts["Quality against the usual"] == "not recorded"


def test_a_chain_is_told_from_its_start(journal: Journal) -> None:
    first, then, last = (keep(journal, worked=one) for one in ("a", "b", "c"))
    with journal.session() as session:
        found = {trial.id: trial for trial in (session.get_one(Trial, n) for n in (1, 2, 3))}
        link(session, found[first], found[then], "wording-of-the-prompt", expected="less")
        link(session, found[then], found[last], None, changed="a **list**", happened="more")
    (chain,) = page(journal).chains
    assert [step.trial for step in chain] == [first, then, last]
    assert [step.changed for step in chain] == ["", "Wording of the prompt", "a **list**"]
    assert (chain[1].expected, chain[2].happened) == ("less", "more")


def trial(**values: Any) -> Trial:
    given = {"tried_on": date(2026, 11, 2), "created_at": NOW, "updated_at": NOW, "task": ["a"]}
    return Trial(id="X", **given | values)


@pytest.mark.parametrize(
    ("trials", "expected"),
    [
        ([trial(time_basis="timed", minutes_usual=60, minutes_ai=25)], [("60", "25", "35")]),
        ([trial(time_basis="estimated", minutes_usual=60, minutes_ai=25)], []),
        ([trial(time_basis="timed", minutes_ai=25)], []),
        (
            [trial(kind="usual-way-timed", minutes_usual=40),
             trial(time_basis="timed", minutes_ai=50)], [("40", "50", "−10")],
        ),
        (
            [trial(kind="usual-way-timed", minutes_usual=60, items=30),
             trial(time_basis="timed", minutes_ai=10, items=10)], [("20", "10", "10")],
        ),
        (
            [trial(kind="usual-way-timed", minutes_usual=60, items=30),
             trial(time_basis="timed", minutes_ai=10)], [],
        ),
        (
            [trial(kind="usual-way-timed", minutes_usual=60, task=["other"]),
             trial(time_basis="timed", minutes_ai=10)], [],
        ),
        (
            [trial(kind="usual-way-timed", minutes_usual=60, tried_on=date(2026, 11, 3)),
             trial(time_basis="timed", minutes_ai=10)], [],
        ),
    ],
)  # fmt: skip
def test_timed_pairs(trials: list[Trial], expected: list[tuple[str, str, str]]) -> None:
    assert [(p.before, p.after, p.difference) for p in timed_pairs(trials)] == expected


# … the files


def whole(journal: Journal) -> Checked:
    keep(
        journal,
        did="**Bold**\n\n- one\n- two\n\n> quote\n\n```\ncode\n```",
        items=3,
        minutes_usual=60,
        minutes_ai=25,
        time_basis="timed",
        growth=["ai-pedagogy:deepen"],
        safe_use={"i-checked-it-before-use": "yes"},
        confidence_before="not-at-all-confident",
    )
    keep(journal, worked="again & again <b>")
    with journal.session() as session:
        link(session, session.get_one(Trial, 1), session.get_one(Trial, 2), changed="one *thing*")
    return checked(page(journal, owner="Sam"))  # fmt: skip


def test_the_three_files_say_the_same(journal: Journal) -> None:
    for kind, words in shown(whole(journal)).items():
        plain = " ".join(words.replace("&amp;", "&").replace("&lt;", "<").split())
        for said in ("Private", "Sam", "AI pedagogy: Deepen", "again & again", "35", "Timed",
                     "Tried, changed, tried again", "Each trial is one experience"):  # fmt: skip
            assert said in plain, (kind, said)
        assert "**" not in plain


def test_html_loads_and_runs_nothing(journal: Journal) -> None:
    html = to_html(whole(journal)).decode()
    assert "default-src 'none'" in html
    for risk in ("<script", "<img", "<link", "src=", "@import", "url(", "<b>"):
        assert risk not in html


def test_a_word_file_has_real_headings_and_lists(journal: Journal) -> None:
    document = docx.Document(io.BytesIO(to_docx(whole(journal))))
    styles = {p.style.name for p in document.paragraphs}
    assert {"Title", "Heading 1", "Heading 2", "Heading 3", "List Bullet", "Quote"} <= styles
    assert document.core_properties.author == "Sam"


def test_pdf_is_tagged(journal: Journal) -> None:
    assert b"/StructTreeRoot" in to_pdf(whole(journal))
    assert to_pdf(whole(journal), "letter")


def test_pdf_loses_nothing_at_the_end_of_a_page(journal: Journal) -> None:
    for day in range(150):
        keep(journal, growth=["K3"], tried_on=date(2026, 1, 1) + timedelta(days=day))
    pdf = to_pdf(checked(page(journal)))
    assert pdf_words(pdf).count("30 May 2026") >= 2  # under its tag and over the trial
    assert max(pdf_edges(pdf, "y")) < 830  # points; the page is 842 high


@pytest.mark.parametrize("word", ["W" * 400, "ب" * 400, "https://example.org/" + "a" * 300])
def test_pdf_breaks_a_word_wider_than_the_page(journal: Journal, word: str) -> None:
    keep(journal, did=word, growth=[word[:120]], tool=[word[:120]])
    made = Check(page(journal, title=word), FINDER)
    answers = {folded(one.text): Keep() for one in made.found()}
    edges = pdf_edges(to_pdf(made.checked(answers)))
    assert max(edges) < 575  # points; the page is 595 wide


@pytest.mark.parametrize(
    ("name", "start"), [("a.html", b"<!DOCTYPE"), ("a.PDF", b"%PDF"), ("a.docx", b"PK")]
)
def test_the_ending_says_which(journal: Journal, tmp_path: Path, name: str, start: bytes) -> None:
    write_portfolio(whole(journal), tmp_path / name)
    assert (tmp_path / name).read_bytes().startswith(start)


def test_another_ending_is_refused(journal: Journal, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="one of html, pdf, docx"):
        write_portfolio(whole(journal), tmp_path / "a.odt")
    assert list(tmp_path.glob("a.*")) == []


def drawn(journal: Journal) -> Checked:
    for n, level in enumerate(("a-little-confident", "confident")):
        keep(journal, task=["marking", "Talk with Aylin Yilmaz"], minutes_usual=60 + n,
             minutes_ai=20, time_basis="timed", quality_vs_usual="better",
             confidence_after=level, tried_on=f"2026-0{n + 3}-02")  # fmt: skip
    keep(journal, minutes_usual=60, minutes_ai=10, time_basis="Aylin Yilmaz timed it")
    return checked(page(journal))


def test_my_own_pictures_stand_in_it_each_with_its_table(journal: Journal) -> None:
    made = drawn(journal)
    for kind, words in shown(made).items():
        for said in (
            "How confident I felt",
            "Confident",
            "Minutes saved or added",
            "+41",
            "timed 2",
        ):
            assert said in words, (kind, said)
        assert "Aylin" not in words
    html = to_html(made).decode()
    assert html.count("<svg") == 2
    assert "style=" not in html  # which the page's own policy would not let in
    assert b"/Figure" in to_pdf(made)


def test_nothing_is_drawn_of_what_nobody_recorded(journal: Journal) -> None:
    keep(journal)
    for words in shown(checked(page(journal))).values():
        assert "My own picture" not in words


def test_what_is_read_from_the_right_begins_there(journal: Journal) -> None:
    keep(journal, did="نجح هذا جيدًا.\n\n- أولاً", worked="From the left.")
    made = Check(page(journal), FINDER)
    answers = {folded(one.text): Keep() for one in made.found()}
    pdf = to_pdf(made.checked(answers))
    ends = re.findall(r'xMax="([\d.]+)" yMax="[\d.]+">(.+?)<', pdf_words(pdf, "-bbox"))
    assert any(float(edge) > 520 for edge, word in ends if re.search("[\u0600-\u06ff]", word))
    assert all(float(edge) < 150 for edge, word in ends if word == "left.")
