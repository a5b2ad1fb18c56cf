"""The sentences with which a set-up or a start stops."""


class Stop(Exception):
    """It cannot go on; the message is one plain sentence for the person."""


class Untouched(Stop):
    """It failed before anything was installed, so what was there is as good as it was."""
