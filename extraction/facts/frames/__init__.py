"""Which type of fact a number tells: what it counts, the words that govern it, the frame that they fill."""
