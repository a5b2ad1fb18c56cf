"""The prompt library: prompts that were used, found as one types, copied with one key."""
