"""What a name in a shared folder says of a file: one of this program, or one still on its way.

Names are a hint only. Whose a file is, and which copy counts, is told by what is inside.
"""

import re

from journal.language import _

BUNDLE, COLLECTION, ADMISSIONS = ".trialbundle", ".trialcollection", ".trialadmissions"
SUFFIXES = (BUNDLE, COLLECTION, ADMISSIONS)

LONGEST_SLUG = 60  # characters

# Sync programs, browsers and file managers write under another name until a file is whole: rsync,
# Nextcloud and this program ".x.trialbundle.1a2b", Syncthing ".syncthing.x.trialbundle.tmp" and
# "~syncthing~x.trialbundle.tmp", rclone "x.trialbundle.1a2b.partial", Office "~$x.trialbundle".
_OURS = "|".join(re.escape(suffix) for suffix in SUFFIXES)
_BEFORE = r"\.syncthing\.|~syncthing~|~\$|\.~|\.|~"
_AFTER = (
    "tmp|temp|part|partial|filepart|crdownload|download|opdownload|gdownload|!sync|bts|aria2|mega"
    "|ffs_tmp|icloud|nextcloud|owncloud"
)
_ON_ITS_WAY = re.compile(
    rf"(?:{_BEFORE})(?P<hidden>.+?(?:{_OURS})).*|(?P<marked>.+?(?:{_OURS})).*\.(?:{_AFTER})",
    re.IGNORECASE,
)
# What stands for a file that is not fetched from the cloud, rather than for one on its way.
_PLACEHOLDERS = (".icloud", ".nextcloud", ".owncloud")
# What macOS keeps beside each file on a stick: about the file, nothing of it.
_APPLE_DOUBLE = "._"


def slug_of(group: str) -> str:
    """What stands for a group, by the name it has, in the names of its files."""
    words = "".join(c if c.isalnum() else " " for c in group).split()
    return "-".join(words)[:LONGEST_SLUG].strip("-") or _("group")


def is_ours(name: str) -> bool:
    """Whether a file of this name is one to read."""
    return name.lower().endswith(SUFFIXES) and not name.startswith((".", "~"))


def arriving_as(name: str) -> str | None:
    """The name that a file on its way will bear, None for a name that says nothing like that."""
    found = _ON_ITS_WAY.fullmatch(name)
    if found is None or name.startswith(_APPLE_DOUBLE) or is_ours(name):
        return None
    return found["hidden"] or found["marked"]


def is_placeholder(name: str) -> bool:
    """Whether the name stands for a file that is in the cloud and not on this computer."""
    return name.lower().endswith(_PLACEHOLDERS)
