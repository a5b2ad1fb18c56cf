"""What the outcomes of trials amount to, and what stands for no answer or no trial at all."""

from journal.vocabulary import about, terms

# Failed and mixed ones first: leaders hear of successes anyway.
RESULTS = ("failed", "mixed", "open", "worked")
NOT_TRIED = ("decided-not-to-use-it", "usual-way-timed")
NOT_RECORDED = "not-recorded"


def result_of(outcome: str | None) -> str:
    """What an outcome amounts to: worked, mixed, failed or open."""
    return str(about("outcome", outcome or "", "result") or "open")


def outcomes_of(result: str) -> list[str]:
    """The outcomes that amount to a result."""
    return [term.id for term in terms("outcome") if term.about["result"] == result]
