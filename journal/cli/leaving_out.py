"""hide, retire: what a facilitator leaves out of digests, and takes in again."""

from typing import Annotated

import typer

from journal.cli.app import GroupOption, app, desk, say, the_group
from journal.errors import UserError
from journal.group import admitting, hiding, retiring
from journal.group.membership import facilitator_key_of
from journal.language import _

WhyOption = Annotated[str | None, typer.Option("--why", help="The reason, for the record.")]
BackOption = Annotated[bool, typer.Option("--back", help="Let it count again.")]


@app.command("hide")
def hide(
    code: str, why: WhyOption = None, back: BackOption = False, group: GroupOption = None
) -> None:
    """Leave a trial out of the digests written here.

    The counts show that something is hidden. With --back it is in them again.
    """
    reason = _reason(why, back)
    with desk().journal.reading() as session:
        mine = the_group(session, group)
        facilitator_key_of(mine)
        with desk().library(mine) as opened, opened.session() as found:
            if reason is None:
                hiding.show_again(found, code)
            else:
                hiding.hide(found, code, reason)
    say(_("In digests again.") if back else _("Hidden in digests from now on."))


@app.command("retire")
def retire(
    key: str, why: WhyOption = None, back: BackOption = False, group: GroupOption = None
) -> None:
    """Leave all that one contributor shared out of the digests written here.

    Nothing is deleted, and the counts show it. With --back it is in them again.
    """
    reason = _reason(why, back)
    with desk().journal.reading() as session:
        mine = the_group(session, group)
        facilitator_key_of(mine)
        with desk().library(mine) as opened, opened.session() as found:
            contributor = admitting.find_key(found, mine.group_id, key)
            if reason is None:
                retiring.bring_back(found, contributor)
            else:
                retiring.retire(found, contributor, reason)
    say(_("In digests again.") if back else _("Left out of digests from now on."))


def _reason(why: str | None, back: bool) -> str | None:
    """The reason, None where something is taken in again; UserError where that is not clear."""
    if back is (why is not None):
        raise UserError(_("Give the reason with --why, or --back to undo it."))
    return why
