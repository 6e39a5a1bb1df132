.PHONY: bench-facts bench-trained
bench-facts: setup ## score facts on the annotated articles beside the project [ARGS="--part read --errors 20"]
	@$(BIN)/python -m benchmarks.facts.score $(ARGS)

bench-trained: setup ## train a classifier of fact types from scratch and compare it with the rules
	@$(BIN)/python -m benchmarks.facts.trained
