"""How many facts of annotated articles are found, and how right they are. Not here: numbers and units (quantities)."""
