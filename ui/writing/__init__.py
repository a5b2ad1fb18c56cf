"""Writing text: formats, preview, spelling, and an undo that outlives a change of trial."""
