"""Trial Journal without a window: all that the command line, the tests and the window call."""
