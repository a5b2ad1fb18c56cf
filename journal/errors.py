"""The kind of error that reaches a person: a sentence, what happened and what to do."""


class UserError(Exception):
    """Something the user can act on.

    The message is one plain sentence (what happened, what to do); nothing has been lost when it
    is raised. Everything else that escapes is a bug.
    """

    exit_code = 1

    @property
    def sentence(self) -> str:
        return str(self)


class Undecided(UserError):
    """Something waits for the user's decision, so nothing was written."""

    exit_code = 3
