"""The parts of the Share page: making and joining a group, the review, files received."""
