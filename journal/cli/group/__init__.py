"""group: make, invite, join, let in, hand over, leave. Each module here registers its commands."""

from journal.cli.group import (
    changing,
    computers,
    folder,
    inviting,
    joining,
    key,
    listing,
    making,
    people,
    role,
)

__all__ = [
    "changing",
    "computers",
    "folder",
    "inviting",
    "joining",
    "key",
    "listing",
    "making",
    "people",
    "role",
]
