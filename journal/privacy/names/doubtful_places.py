"""Places in which a name may be part of a thing's name, or a saint's."""

import re
from collections.abc import Sequence

from journal.privacy.names.ordinary import is_only_a_word, is_ordinary, word_set
from journal.privacy.names.sentence import starts_sentence
from journal.privacy.names.slots import Slot, slot
from journal.privacy.names.whole_names import DOUBT_FROM
from journal.privacy.reading import Reading, Word

_SAINT = re.compile(r"\b(?:St\.?|Saint) $")
# What may follow a name and makes no noun of it: "Aisha on her own", "Aisha can".
_GOES_ON = word_set(
    "on in at from for with to of and or but so as by then just also not can could may might will"
    " would should must cannot who if when where while after before only still already even too"
    " again now did do does were are be been have had has is was n v vs the a an her his their it"
)


def is_of_something(reading: Reading, words: Sequence[Word], at: int) -> bool:
    """Whether a name may be a thing's or a saint's here: "Victoria sponge", "St Piran".

    Too little to let it stay, enough to ask.
    """
    word = words[at]
    before = reading.plain[max(0, word.start - 8) : word.start]
    if _SAINT.search(before):
        return True
    following = words[at + 1] if at + 1 < len(words) else None
    return bool(
        following
        and starts_sentence(reading, word)
        and reading.plain[word.end : following.start] == " "
        and not following.capital
        and is_only_a_word(following.bare)
        and not following.text.endswith("s")
        and following.key not in _GOES_ON
        and slot(reading, words, at) is Slot.OPEN
    )


def opens_a_thing(
    reading: Reading, words: Sequence[Word], at: int, probability: float | None
) -> bool:
    """Whether a word of the dictionary opens a sentence about something: "Sandy soil", "Jack plug".

    Only the model, which gives `probability`, can tell that nobody called so is meant.
    """
    if probability is None or probability >= DOUBT_FROM or not is_ordinary(words[at].bare):
        return False
    following = words[at + 1] if at + 1 < len(words) else None
    return bool(
        following
        and not following.capital
        and not following.text.endswith("s")
        and reading.plain[words[at].end : following.start] == " "
        and starts_sentence(reading, words[at])
        and slot(reading, words, at) is Slot.OPEN
    )
