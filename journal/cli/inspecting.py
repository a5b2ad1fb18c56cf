"""inspect."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from journal.bundle.archive import walk_archive
from journal.bundle.manifest import Header
from journal.bundle.read import read_bundle
from journal.cli.app import JsonOption, app, desk, say, show_json
from journal.errors import UserError
from journal.group.collection import INDEX, LIMITS, open_collection, read_admissions, read_part
from journal.group.collection_index import LARGEST_INDEX, Collection
from journal.group.membership import identities_of, memberships
from journal.group.merge.opening import Plain, opened_plain

_READABLE = (".json", ".jsonl", ".txt", ".trialadmissions")


@app.command("inspect")
def inspect(file: Path, as_json: JsonOption = False) -> None:
    """Show what a bundle or a collection holds, to the byte."""
    with desk().journal.reading() as session:
        identities = [key for mine in memberships(session) for key in identities_of(mine)]
    # All is verified before anything is shown; then it is read once more, part by part.
    with opened_plain(file, identities, desk().journal.home.root) as plain:
        about = _verified(plain)
        if as_json:
            members = [
                {"path": path, "bytes": len(content), "text": _text(path, content)}
                for path, content in _members(plain, file.name)
            ]
            show_json({"kind": about.pop("kind"), "members": members} | about)
            return
        for path, content in _members(plain, file.name):
            say(f"── {path} ({len(content):,} bytes)")
            text = _text(path, content)
            if text is not None:
                say(text.rstrip("\n"))


def _verified(plain: Plain) -> dict[str, Any]:
    """What the file says of itself; UserError where it does not verify."""
    if plain.data[:1] == b"{":
        return _about(read_admissions(plain.data[: LARGEST_INDEX + 1]), [], [])
    if INDEX.encode() not in plain.data[:100]:
        return {"kind": "bundle"} | _header(read_bundle(plain.data).header)
    about, parts = open_collection(plain.data)
    headers, refused = [], []
    for part in parts:
        try:
            headers.append(read_part(part, about).header)
        except UserError as error:
            refused.append(error.sentence)
    return _about(about, headers, refused)


def _about(collection: Collection, headers: list[Header], refused: list[str]) -> dict[str, Any]:
    return {
        "kind": "collection",
        "group": collection.signed.announcement.id,
        "snapshots": [_header(one) for one in headers],
        "admissions": [one.statement() for one in collection.admissions],
        "refused": refused,
    }


def _members(plain: Plain, name: str) -> Iterator[tuple[str, bytes]]:
    if plain.data[:1] == b"{":
        yield name, plain.data[: len(plain.data)]
    else:
        yield from walk_archive(plain.data, LIMITS)


def _header(header: Header) -> dict[str, Any]:
    return {
        "group": header.group,
        "contributor": header.contributor,
        "sequence": header.sequence,
        "writer": header.writer,
    }


def _text(path: str, content: bytes) -> str | None:
    return content.decode("utf-8", "replace") if path.endswith(_READABLE) else None
