"""Follow-ups: what became of a trial some teaching weeks later."""

from datetime import date

from sqlmodel import Field, SQLModel


class FollowUp(SQLModel, table=True):
    """One answer, or the wish not to answer now. Minutes are minutes with AI, all in, as they are
    now; None: not recorded.

    A row without `still_using` is no answer: the question comes again on `ask_again_on`, and where
    that is None too, never.
    """

    __tablename__ = "follow_up"

    n: int | None = Field(default=None, primary_key=True)
    id: str = Field(unique=True)
    trial: str
    answered_on: date
    still_using: str | None = None
    minutes_ai: float | None = None
    quality_vs_usual: str | None = None
    ask_again_on: date | None = None
