"""The blocks that print trials: cards side by side, and chains of them."""

from dataclasses import dataclass

from journal.digest.document import Behind, Data


@dataclass(frozen=True, slots=True)
class Card:
    """One trial in full wording, without a name; `result` is worked, mixed, failed or open."""

    code: str
    job: str
    tool: str
    result: str
    outcome: str
    context: str
    period: str
    marks: tuple[str, ...]
    texts: tuple[tuple[str, str], ...]
    facts: tuple[tuple[str, str], ...]

    def data(self) -> Data:
        return {
            "code": self.code,
            "job": self.job,
            "tool": self.tool,
            "result": self.result,
            "outcome": self.outcome,
            "context": self.context,
            "period": self.period,
            "marks": list(self.marks),
            "texts": [{"label": label, "text": text} for label, text in self.texts],
            "facts": [{"label": label, "text": text} for label, text in self.facts],
        }


@dataclass(frozen=True, slots=True)
class Beside:
    """Trials of one job: what did not work beside what did, neither side larger than the other.

    Where not all of them are printed, `more` says how many there are beyond these, and
    `more_behind` leads to them all.
    """

    title: str
    lead: str
    columns: tuple[tuple[str, tuple[Card, ...]], ...]
    more: int = 0
    more_behind: Behind = ()

    def data(self) -> Data:
        beyond = {"more": self.more, "more_behind": dict(self.more_behind)} if self.more else {}
        return beyond | {
            "type": "beside",
            "title": self.title,
            "lead": self.lead,
            "columns": [
                {"title": title, "cards": [card.data() for card in cards]}
                for title, cards in self.columns
            ],
        }


@dataclass(frozen=True, slots=True)
class Chain:
    """Trials that follow one another; `steps` says what was changed, expected and happened."""

    title: str
    result: str
    steps: tuple[tuple[str, str], ...]

    def data(self) -> Data:
        return {
            "type": "chain",
            "title": self.title,
            "result": self.result,
            "steps": [{"label": label, "text": text} for label, text in self.steps],
        }
