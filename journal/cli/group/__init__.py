"""group: make, invite, join, let in, hand over, leave.

Only the module of the command that is asked for is imported, as with the commands outside.
"""

from importlib import import_module

# In the order in which the help lists them.
MODULES = {
    "new": "making",
    "invite": "inviting",
    "join": "joining",
    "leave": "joining",
    "list": "listing",
    "show": "listing",
    "admit": "people",
    "remove": "people",
    "withdraw-code": "people",
    "code": "inviting",
    "change": "changing",
    "keeper": "changing",
    "renew": "changing",
    "round": "changing",
    "stop-taking-in": "above",
    "folder": "folder",
    "status": "folder",
    "bring-in": "computers",
    "along": "along",
    "key": "key",
    "hand-over": "role",
    "take-on": "role",
    "take-back": "role",
    "forget-role": "role",
}


def load(command: str | None) -> None:
    """Register the command of that name, all where there is none such."""
    wanted = [MODULES[command]] if command in MODULES else dict.fromkeys(MODULES.values())
    for name in wanted:
        import_module(f"journal.cli.group.{name}")
