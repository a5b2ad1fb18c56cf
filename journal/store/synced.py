"""Does a folder lie where a program copies it to a cloud? A live database must not."""

import os
from collections.abc import Mapping
from pathlib import Path

# A folder of such a name, as the services' own programs make it: the beginning in lower case.
_NAMES = (
    ("onedrive", "OneDrive"),
    ("dropbox", "Dropbox"),
    ("iclouddrive", "iCloud"),
    ("com~apple~clouddocs", "iCloud"),
    ("mobile documents", "iCloud"),
    ("google drive", "Google Drive"),
    ("googledrive", "Google Drive"),
    ("my drive", "Google Drive"),
    ("nextcloud", "Nextcloud"),
    ("owncloud", "ownCloud"),
    ("box sync", "Box"),
    ("pcloud", "pCloud"),
    ("protondrive", "Proton Drive"),
    ("proton drive", "Proton Drive"),
    ("megasync", "MEGA"),
)
# A file or folder that a service leaves at the top of what it syncs.
_MARKS = (
    (".dropbox", "Dropbox"),
    (".dropbox.cache", "Dropbox"),
    (".nextcloudsync.log", "Nextcloud"),
    (".owncloudsync.log", "ownCloud"),
    (".sync_*.db", "Nextcloud"),
    ("._sync_*.db", "Nextcloud"),
    (".stfolder", "Syncthing"),
    (".849C9593-D756-4E56-8D6E-42412F2A707B", "OneDrive"),
)
_VARIABLES = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")


def synced_by(folder: Path, environment: Mapping[str, str] = os.environ) -> str | None:
    """The service that syncs `folder`, None where there is no sign of one."""
    for variable in _VARIABLES:
        root = environment.get(variable)
        if root and folder.is_relative_to(root):
            return "OneDrive"
    for place in (folder, *folder.parents):
        name = place.name.casefold()
        for beginning, service in _NAMES:
            if name.startswith(beginning):
                return service
        for mark, service in _MARKS:
            if next(iter(place.glob(mark)), None) is not None and place != place.parent:
                return service
    return None
