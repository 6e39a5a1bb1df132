"""How long a night takes on an archive, by the number of new articles."""
