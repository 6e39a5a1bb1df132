"""What an article as a whole tells: its countries, its war, who fights whom, the parts that play elsewhere."""
