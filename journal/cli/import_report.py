"""What became of the rows of a file, for a person."""

from journal.cli.app import say
from journal.exchange.record import ImportReport
from journal.language import _


def print_report(report: ImportReport) -> None:
    """The counts, then every row that was not simply taken, then what was remarked."""
    say(
        _("{taken} taken, {unchanged} there before, {refused} refused.").format(
            taken=len(report.taken), unchanged=len(report.unchanged), refused=len(report.refused)
        )
    )
    for one in report.refused:
        say(_("Line {line}: {reason}").format(line=one.line, reason=one.reason))
    for unchanged in report.unchanged:
        if unchanged.note:
            say(_("Line {line}: {reason}").format(line=unchanged.line, reason=unchanged.note))
    for note in report.notes:
        say(note)
