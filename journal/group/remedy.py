"""What to do about a damaged library: it is in no backup, since merging makes it again."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from journal.errors import UserError
from journal.language import _


@contextmanager
def remedy(path: Path) -> Iterator[None]:
    """Say of a damaged library at `path` how to come by a sound one."""
    try:
        yield
    except UserError as error:
        said = str(error.__cause__).lower()
        if "malformed" not in said and "not a database" not in said:
            raise
        raise UserError(
            _(
                "What was merged for this group is damaged. Move {path} away, then merge the "
                "newest collection, or the admissions and everybody's files, again."
            ).format(path=path)
        ) from error
