"""What stands first on page one where nothing is measured: answers are never far down."""

from journal.digest.document import Data

# About eight lines of a page.
LONGEST_FOREWORD = 700


def foreword_first(digest: Data) -> bool:
    """Whether the foreword stands before the questions: a long one stands after them."""
    return len(digest["foreword"]) <= LONGEST_FOREWORD or not digest["front"]
