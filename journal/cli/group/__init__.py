"""group: make, invite, join, let in, hand over, leave. Each module here registers its commands."""

from journal.cli.group import joining, listing, making, people

__all__ = ["joining", "listing", "making", "people"]
