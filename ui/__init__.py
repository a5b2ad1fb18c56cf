"""The window: pages, views and workers over the journal's functions; no rule of the domain."""
