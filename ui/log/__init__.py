"""The rooms of the Log page: keeping what is typed, saving it, the list of what is unfinished."""
