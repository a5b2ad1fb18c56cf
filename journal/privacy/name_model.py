"""Layer 3."""


class NameModel:
    """The Rampart model."""


def load_name_model() -> NameModel | None:
    """The model, None where the extra `names` is not installed."""
    return None
