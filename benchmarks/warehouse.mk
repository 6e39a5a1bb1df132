.PHONY: bench-claims bench-warehouse
bench-claims: setup ## tell precision and recall of claims on labelled pairs of facts
	@$(BIN)/python -m benchmarks.warehouse.claims

bench-warehouse: setup ## build 1,000,000 synthetic facts and time the cookbook's queries [ARGS="--articles 10000"]
	@$(BIN)/python -m benchmarks.warehouse.scale $(ARGS)
