"""One way to write a portfolio: a checked one and a format in, a file out."""

from collections.abc import Callable
from pathlib import Path

from journal.errors import UserError
from journal.exchange.portfolio.as_docx import to_docx
from journal.exchange.portfolio.as_html import to_html
from journal.exchange.portfolio.as_pdf import to_pdf
from journal.exchange.portfolio.checking import Checked
from journal.files import write_atomically
from journal.language import _

WRITERS: dict[str, Callable[[Checked], bytes]] = {
    "html": to_html,
    "pdf": to_pdf,
    "docx": to_docx,
}


def write_portfolio(checked: Checked, path: Path, format_: str | None = None) -> None:
    """Write it as html, pdf or docx, by the ending of `path` where no format is named.

    Raises UserError for another format, or where the file cannot be written.
    """
    wanted = format_ or path.suffix.removeprefix(".").lower()
    if wanted not in WRITERS:
        raise UserError(
            _("A portfolio is written as one of {formats}; name the file or --format so.").format(
                formats=", ".join(WRITERS)
            )
        )
    write_atomically(path, WRITERS[wanted](checked))
