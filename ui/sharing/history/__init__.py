"""What was merged."""
