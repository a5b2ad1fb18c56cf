"""Statistical disclosure control: what stands between counting contributors and a leaders' page."""
