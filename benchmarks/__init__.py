"""Quality and speed, one command each; `make help` lists them. Not here: tests that must pass (tests)."""
