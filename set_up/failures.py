"""What pip or uv said before it failed, as one sentence that a teacher can act on."""

from set_up.errors import Stop, Untouched


def failure(output: str, log: str) -> Stop:
    """The Stop for the `output` of a failed step, which is also kept in the file `log`."""
    if "No space left" in output or "os error 112" in output:
        return Stop("The disk is full; free about 1 GB and run this again.")
    if "DO NOT MATCH THE HASHES" in output or "Hash mismatch" in output:
        return Untouched(
            "A download is not the file that the lock names, so it was not installed; "
            f"run this again, and if that does not help, show someone {log}"
        )
    if "has no wheels with a matching" in output or "has no usable wheels" in output:
        return Untouched(
            "One of the packages is not made for this system, see README.md for those that are "
            f"known to work; {log} names the package."
        )
    return Untouched(
        "The packages could not be downloaded; check the internet connection and run this again "
        f"(details are in {log})."
    )
