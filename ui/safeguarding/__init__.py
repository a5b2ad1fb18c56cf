"""What stays here: the handover sheet and the note for the data protection lead."""
