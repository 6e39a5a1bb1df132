.PHONY: bench-names
bench-names: setup ## read ambiguous and variant names in our own sentences and print the share right
	@$(BIN)/python -m benchmarks.names.score
