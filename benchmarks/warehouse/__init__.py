"""The warehouse measured: how well facts are gathered into claims, and how it fares with a million facts."""
