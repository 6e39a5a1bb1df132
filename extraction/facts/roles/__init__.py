"""Who does it and who suffers: evidence for actor and target from the words, the account and the war."""
