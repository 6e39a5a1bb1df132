"""Whether it is done or only promised, and once or as a running total."""
