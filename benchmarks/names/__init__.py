"""How many ambiguous and variant names are read right, over conflicts on four continents. Not here: facts (facts)."""
