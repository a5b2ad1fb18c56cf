"""The parts of the Reflect page: follow-ups, my picture, chains, actions, check-ins."""
