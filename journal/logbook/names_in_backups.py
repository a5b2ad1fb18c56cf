"""Names that were removed from the owner's lists, taken out of the backups too."""

from datetime import date, datetime
from pathlib import Path

from journal.logbook.forgetting import Gone
from journal.logbook.own_names import Removed, own_names
from journal.store.clean_backups import Unwanted, clean_backups
from journal.store.journal_file import Journal
from journal.store.second_place import SecondPlace, deliver


def forget_in_backups(
    journal: Journal, removed: Removed, now: datetime, second_place: SecondPlace | None = None
) -> Gone:
    """Take `removed` out of every backup, but for what stands in a list that is still there.

    A new backup is made first, so that there always is one. With the names go the drafts that the
    backups hold. Raises UserError where a file cannot be written.
    """
    with journal.reading() as session:
        listed = {row.text for row in own_names(session, date.min)}
    texts = tuple(dict.fromkeys(row.text for row in removed.rows if row.text not in listed))
    unwanted = Unwanted((), {("own_name", "text"): texts})
    newest = Path(journal.back_up(now))
    held = clean_backups(journal.home.backups, unwanted, newest)
    if second_place is None:
        return Gone(held)
    if not second_place.folder.is_dir():
        return Gone(held, second_place.folder)
    delivered = deliver(journal.home, newest, second_place, now)
    return Gone(held + clean_backups(second_place.folder, unwanted, delivered))
