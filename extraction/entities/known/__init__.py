"""What is known before an article is read: lists of our rules and of packages, names by their spelling."""
