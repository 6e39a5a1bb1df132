"""How well and how fast quantities are read, beside other open libraries. Not here: anything that the product calls."""
