"""Whom words without a name mean: pronouns, "the ministry", "Russian forces", "the enemy", those who serve somebody."""
