"""When it happened: the days that a fact may have and the choice among them."""
