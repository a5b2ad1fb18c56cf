"""The review: open questions, one trial at a time, and the page that shows what leaves."""
