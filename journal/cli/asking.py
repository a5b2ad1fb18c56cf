"""ask."""

from dataclasses import asdict

from journal.cli.app import GroupOption, JsonOption, app, desk, say, show_json
from journal.clock import utc_now
from journal.digest.asking.answers import Answer, Answers, column_title, together
from journal.digest.asking.search import MOST_A_COLUMN, Asking
from journal.errors import UserError
from journal.group import library
from journal.group.membership import announcement_of, find_membership, memberships
from journal.language import _
from journal.logbook.query import parse
from journal.privacy.finder import default_finder
from journal.sharing.remembered_scores import remembering


@app.command("ask")
def ask(query: list[str], group: GroupOption = None, as_json: JsonOption = False) -> None:
    """Has anyone here tried this? Search what your groups shared.

    Words, "phrases", -not and operators like tool: task: outcome: as in “search”. Every group
    that you are in is asked, unless one is named.
    """
    today = utc_now().astimezone().date()
    asked = parse(" ".join(query) + " ", today)
    finder = remembering(default_finder(), desk().home)
    with desk().journal.reading() as session:
        mine = (
            [find_membership(session, group)]
            if group
            else [one for one in memberships(session) if one.left_at is None]
        )
        if not mine:
            raise UserError(_("You are in no group yet; make one with “group new” or join one."))
    found = []
    for one in mine:
        with desk().library(one) as opened, opened.reading() as shared:
            made = library.decisions(shared)
            found.append(Asking(shared, announcement_of(one), made, today).ask(asked, finder))
    _show(together(found, MOST_A_COLUMN), " ".join(query), as_json)


def _show(answers: Answers, asked: str, as_json: bool) -> None:
    if as_json:
        show_json([asdict(answer) for column in answers.columns for answer in column.answers])
        return
    for note in answers.notes:
        say(note)
    for column in answers.columns:
        if column.answers:
            say(column_title(column.id))
        for answer in column.answers:
            _say_one(answer)
        if column.more:
            say(_("  … and more; ask for something narrower."))
    if not answers.number:
        say(_("Nobody here has shared a trial of “{query}” yet.").format(query=asked))


def _say_one(answer: Answer) -> None:
    parts = (answer.code, answer.job, answer.tool, answer.outcome, answer.evidence)
    say("  " + "  ".join(part for part in (*parts, answer.group_name) if part))
    if answer.excerpt:
        say(f"    {answer.about}: {answer.excerpt}")
