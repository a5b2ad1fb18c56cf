"""The history of one trial: its versions, what differs, bringing one back."""
