# newsfacts: `make help` lists what there is.
.DEFAULT_GOAL := help
PYTHON ?= python3
BIN := .venv/bin
export NEWSFACTS_HOME ?= $(CURDIR)/data
export DAGSTER_HOME ?= $(CURDIR)/.dagster_home
export PATH := $(CURDIR)/$(BIN):$(PATH)
GAZETTEER_SOURCES := $(addprefix extraction/,entities/known/gazetteer.py entities/known/compile_gazetteer.py entities/known/library_regions.py \
	entities/known/library_states.py entities/known/transliteration.py rules/transliteration.toml rules/regions.toml)

.PHONY: help setup run dev test check format docs lock clean

help: ## list the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-18s %s\n", $$1, $$2}'

setup: .venv/.installed $(DAGSTER_HOME)/dagster.yaml ## install everything into a private .venv

.venv/.installed: requirements.lock pyproject.toml $(GAZETTEER_SOURCES)
	@echo "installing into .venv (once) …"
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@test -x $(BIN)/uv || $(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	@$(BIN)/uv pip sync --quiet --compile-bytecode --require-hashes requirements.lock --python $(BIN)/python
	@$(BIN)/uv pip install --quiet --no-deps --no-build-isolation --python $(BIN)/python --editable .
	@$(BIN)/python -m extraction.entities.known.compile_gazetteer
	@touch $@

$(DAGSTER_HOME)/dagster.yaml: deploy/dagster.yaml
	@mkdir -p $(DAGSTER_HOME)
	@cp $< $@

run: setup ## read the sample articles by a Dagster run and show what came out
	@mkdir -p $(NEWSFACTS_HOME)/landing
	@cp -R samples/landing/. $(NEWSFACTS_HOME)/landing/
	@$(BIN)/python -m pipelines.run_sample
	@$(BIN)/newsfacts sql "$$(cat samples/first_query.sql)"
	@echo
	@echo "Next:  make dev                                   the run, its lineage and tables in the Dagster UI"
	@echo "       $(BIN)/newsfacts sql \"select * from views.casualty_claims\""
	@echo "       $(BIN)/newsfacts explain samples/landing    why each number became a fact or not"

dev: setup ## start the Dagster UI and daemon on localhost:3000
	@$(BIN)/dagster dev --host 127.0.0.1 --port 3000

test: setup chromium ## install what is missing and run all tests
	@$(BIN)/pytest

.PHONY: chromium
chromium:
	@command -v chromium >/dev/null || { test "$$(id -u)" = 0 && apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq install -y chromium >/dev/null; } \
		|| echo "chromium is missing and cannot be installed here: the browser test will say so"

check: setup ## lint: ruff, pyright, import-linter, sqlfluff
	@$(BIN)/ruff format --check --quiet . && $(BIN)/ruff check --quiet . && $(BIN)/pyright --warnings && $(BIN)/lint-imports && $(BIN)/sqlfluff lint --quiet warehouse assets

format: setup ## format code and SQL
	@$(BIN)/ruff format . && $(BIN)/ruff check --fix . && $(BIN)/sqlfluff fix --quiet warehouse assets

docs: setup ## make the data dictionary and the cookbook's answers anew
	@$(BIN)/python -m warehouse.dictionary
	@rm -rf .tmp_docs && mkdir -p .tmp_docs/data/landing .tmp_docs/dagster
	@cp -R samples/landing/. .tmp_docs/data/landing/ && cp deploy/dagster.yaml .tmp_docs/dagster/
	@NEWSFACTS_HOME=$(CURDIR)/.tmp_docs/data DAGSTER_HOME=$(CURDIR)/.tmp_docs/dagster $(BIN)/python -m pipelines.run_sample
	@$(BIN)/python -m warehouse.cookbook .tmp_docs/data/published/current/newsfacts.duckdb && rm -rf .tmp_docs

lock: ## pin all dependencies anew, with hashes
	@$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-header --no-emit-index-url --no-emit-find-links --no-annotate --extra dev pyproject.toml -o requirements.lock

clean: ## remove what runs have made, not what was installed
	@rm -rf data .dagster_home

-include benchmarks/*.mk
