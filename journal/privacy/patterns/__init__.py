"""What is written by a rule: contacts, numbers, dates of birth, addresses, classes, schools."""
