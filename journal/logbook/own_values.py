"""The owner's own past values, for type-ahead and for reading what is typed in one line."""

from sqlmodel import Session

LOOKED_AT = 2_000  # newest trials: more would cost a pause and tell little
REMEMBERED = ("tool", "task", "subject", "tag")


def own_values(session: Session) -> dict[str, list[str]]:
    """What the newest trials hold as tool, task, subject and tag, each value once, latest first.

    Values are ids of the vocabulary or the owner's own words.
    """
    return {name: _of_field(session, name) for name in REMEMBERED}


def _of_field(session: Session, name: str) -> list[str]:
    rows = session.connection().exec_driver_sql(
        f"""SELECT said.value FROM
            (SELECT n, {name} AS held FROM trial WHERE deleted_at IS NULL ORDER BY n DESC LIMIT ?)
            AS newest, json_each(newest.held) AS said
        GROUP BY said.value ORDER BY max(newest.n) DESC, min(said.key)""",
        (LOOKED_AT,),
    )
    return [str(value) for (value,) in rows]
