.PHONY: bench-night faults screenshots
bench-night: setup ## time nights with 0, 10 and 1,000 new articles on an archive of 10,000 [ARGS="--archive 500 --print"]
	@nice $(BIN)/python -m benchmarks.night.measure $(ARGS)

faults: setup ## kill, fill and truncate what a night needs; write what came of it into docs/operations.md
	@$(BIN)/python -m tests.pipelines.faults $(ARGS)

screenshots: setup ## walk through the UI in a browser and take the pictures of docs/ui.md
	@NEWSFACTS_SCREENSHOTS=1 $(BIN)/pytest tests/browser
