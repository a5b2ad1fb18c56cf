"""Templates: what a form begins with for a job, as the owner left it."""

from datetime import datetime

from sqlmodel import JSON, Field, SQLModel


class Template(SQLModel, table=True):
    """The values to begin with where `task` is the job. Unchecked, like a draft."""

    task: str = Field(primary_key=True)
    content: dict[str, object] = Field(sa_type=JSON)
    updated_at: datetime
