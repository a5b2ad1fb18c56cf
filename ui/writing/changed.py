"""Which stretch of a text was changed: what stands before and after it is the same in both."""


def changed_stretch(old: str, new: str) -> tuple[int, int, int]:
    """Where the change begins, and where it ends in `old` and in `new`, in characters."""
    first = _alike(old, new)
    last = _alike(old[first:][::-1], new[first:][::-1])
    return first, len(old) - last, len(new) - last


def _alike(one: str, other: str) -> int:
    """How many characters both begin with, found by halving."""
    least, most = 0, min(len(one), len(other))
    while least < most:
        middle = (least + most + 1) // 2
        if one[:middle] == other[:middle]:
            least = middle
        else:
            most = middle - 1
    return least
