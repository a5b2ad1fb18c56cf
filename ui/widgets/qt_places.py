"""Places in a text: Qt counts some signs, like emoji, as two where Python counts one."""


def qt_length(text: str) -> int:
    """How long Qt holds `text` to be."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def characters_before(text: str, place: int) -> int:
    """How many characters of `text` stand before Qt's `place`."""
    if text.isascii():
        return place
    return len(text.encode("utf-16-le", "surrogatepass")[: 2 * place].decode("utf-16-le", "ignore"))
