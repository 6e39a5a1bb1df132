"""One module per system, each run as a process in the environment that has it. Scoring is not known here."""
