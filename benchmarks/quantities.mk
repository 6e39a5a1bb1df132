.PHONY: bench-quantities
bench-quantities: setup ## score quantities beside their peers [GOLD=file OUT=predictions ARGS=--no-peers]
	@$(BIN)/python -m benchmarks.quantities.compare $(if $(GOLD),--gold $(GOLD)) $(if $(OUT),--out $(OUT)) $(ARGS)
