"""What may stand on a page for leaders: kinds that take no number that was counted."""
