"""The report of an import as a table to keep."""

import csv
import io

from journal.exchange.record import ImportReport
from journal.language import _
from journal.render.cells import harmless


def report_lines(report: ImportReport) -> list[tuple[str, int, str]]:
    """The file, the line and what became of it, what was not taken first."""
    lines = [
        (one.file, one.line, _("Not taken: {why}").format(why=one.reason)) for one in report.refused
    ]
    lines += [
        (one.file, one.line, " ".join(part for part in (_("Here already."), one.note) if part))
        for one in report.unchanged
    ]
    lines += [(one.file, one.line, _("Taken.")) for one in report.taken]
    return lines


def report_csv(report: ImportReport) -> bytes:
    """The lines of a report as CSV that a spreadsheet program reads, remarks on the file first."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow([_("File"), _("Line"), _("What became of it")])
    for note in report.notes:
        writer.writerow(["", "", harmless(note)])
    for file, line, said in report_lines(report):
        writer.writerow([harmless(file), line, harmless(said)])
    return b"\xef\xbb\xbf" + text.getvalue().encode()
