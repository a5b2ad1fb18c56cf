"""group: the owner's own keys as a file, for opening what is sealed with other tools."""

from journal.cli.app import GroupOption, desk, say, the_group
from journal.cli.group.app import OutOption, group
from journal.group.key_file import key_file, write_key_file
from journal.language import _


@group.command("key")
def key(out: OutOption, group: GroupOption = None) -> None:
    """Write your keys to the group's sealed files, for any age tool. Keep the file to yourself."""
    with desk().journal.reading() as session:
        text = key_file(the_group(session, group))
    write_key_file(out, text)
    say(
        _(
            "{path} opens everything in this group that is sealed to you. Send it to nobody, and "
            "delete it when you are done; what you send is signed by another key, which stays here."
        ).format(path=out)
    )
