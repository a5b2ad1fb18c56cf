"""The box that goes anywhere: pages, actions, trials, drafts, searches, groups, settings."""
