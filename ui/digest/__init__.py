"""The parts of the Digest page: a document of blocks, drawn with the window's own widgets."""
