"""Groups above and below one's own."""
