"""Where it happened: the places that a fact may have and the choice among them."""
