"""The tables of a digest as one CSV file, a figure a line, so that any program can read them."""

import csv
import io

from journal.digest.document import Document
from journal.render.cells import harmless

HEADER = ("table", "caption", "basis", "row", "column", "value", "state")


def to_csv(document: Document) -> bytes:
    """All tables as UTF-8 CSV (RFC 4180); the same document gives the same bytes."""
    page = io.StringIO(newline="")
    writer = csv.writer(page)
    writer.writerow(HEADER)
    for table in document.tables():
        about = (table["id"], table["caption"], table["basis"])
        for row in table["rows"]:
            for column, cell in zip(table["columns"], row["cells"], strict=True):
                words = (*about, row["head"], column, cell["text"])
                writer.writerow([*(harmless(word) for word in words), cell["state"]])
    # The mark at the start tells spreadsheet programs that this is UTF-8.
    return page.getvalue().encode("utf-8-sig")
