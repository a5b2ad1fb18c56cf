"""The group itself: made, joined, shown, changed, invited to."""
