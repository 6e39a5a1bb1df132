"""Readers of input formats: bytes in, articles or rejects out. One module per format.

Not here: folders and days (assets), spaCy.
"""
