.PHONY: fit-places fit-dates

fit-places: setup ## fit anew the weights by which a fact's place is chosen; tell how held-out articles are answered
	@$(BIN)/python -m benchmarks.facts.fit_places

fit-dates: setup ## fit anew the weights by which a fact's days are chosen; tell how held-out articles are answered
	@$(BIN)/python -m benchmarks.facts.fit_dates
