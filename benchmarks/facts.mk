.PHONY: bench-facts
bench-facts: setup ## score facts on the annotated articles beside the project [ARGS="--part read --errors 20"]
	@$(BIN)/python -m benchmarks.facts.score $(ARGS)
