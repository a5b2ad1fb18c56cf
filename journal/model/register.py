"""The tool register: what is approved, for what, by whose leave and until when."""

from sqlmodel import Field, SQLModel


class RegisteredTool(SQLModel, table=True):
    """One line of the register. Dates are `YYYY-MM`; the age limit is in years."""

    __tablename__ = "registered_tool"

    n: int | None = Field(default=None, primary_key=True)
    id: str = Field(unique=True)
    tool: str
    version: str | None = None
    owner_role: str = "not-known"
    approved_uses: str | None = None
    data_limits: str | None = None
    dpia_status: str = "not-known"
    age_limit: int | None = None
    approved_on: str | None = None
    review_on: str | None = None
    status: str = "not-known"
