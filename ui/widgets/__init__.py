"""Small controls that the pages are put together from."""
