.PHONY: bench-confidence calibrate
bench-confidence: setup ## print how often facts of each confidence are right, on the annotated articles beside the project
	@$(BIN)/python -m benchmarks.facts.reliability

calibrate: setup ## fit the confidence of facts anew to the annotated articles that are read
	@$(BIN)/python -m benchmarks.facts.calibrate
