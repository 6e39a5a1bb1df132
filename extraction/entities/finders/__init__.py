"""Finding names in a text and settling which person, body or place each means."""
