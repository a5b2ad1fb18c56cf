"""Trial Journal without a window: everything that the command line, the tests and the window call."""
