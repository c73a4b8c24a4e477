# Regiokompas. `make help` lists what there is.
PYTHON ?= python3
PORT ?= 8000
export REGIOKOMPAS_REGION ?= twente
BIN := .venv/bin
.DEFAULT_GOAL := help

.PHONY: help setup run test check bench lock format clean

help: ## List these commands
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-8s %s\n", $$1, $$2}'

setup: .venv/.runtime .venv/.catalogues ## Install into .venv, from hash-pinned requirement files

run: setup ## Serve the site on http://127.0.0.1:8000 (PORT=… for another port)
	@REGIOKOMPAS_DEBUG=$${REGIOKOMPAS_DEBUG:-0} exec $(BIN)/regiokompas serve --port $(PORT)

test: .venv/.dev .venv/.catalogues ## Run the whole test suite
	@$(BIN)/python -m pytest -n auto $(ARGS)

check: .venv/.dev ## Run every static check (format, lint, types, architecture, content)
	@$(BIN)/ruff format --check --quiet . || { echo "run 'make format'"; exit 1; }
	@$(BIN)/ruff check --quiet .
	@$(BIN)/lint-imports --no-logo
	@$(BIN)/regiokompas check
	@$(BIN)/mypy

bench: .venv/.dev .venv/.catalogues ## Measure speed and memory, as ratios against stated references
	@$(BIN)/python -m tests.benchmarks

format: .venv/.dev ## Bring the code into its one format
	@$(BIN)/ruff format --quiet . && $(BIN)/ruff check --fix --quiet .

lock: .venv/.dev ## Compile the hash-pinned requirement files from pyproject.toml
	@$(BIN)/uv pip compile --quiet --generate-hashes --no-emit-index-url --no-header pyproject.toml -o requirements.lock
	@$(BIN)/uv pip compile --quiet --generate-hashes --no-emit-index-url --no-header pyproject.toml --extra dev -c requirements.lock -o requirements-dev.lock

clean: ## Remove what was installed and built here (not your data in var/)
	rm -rf .venv build src/*.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Regiokompas needs Python 3.11 or newer: make PYTHON=python3.12 …"; exit 1; }
	@$(PYTHON) -m venv .venv

.venv/.runtime: requirements.lock pyproject.toml | .venv/bin/python
	@echo "Installing into .venv …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

.venv/.dev: requirements-dev.lock .venv/.runtime
	@echo "Installing what tests and checks need …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements-dev.lock
	@touch $@

.venv/.catalogues: $(wildcard src/regiokompas/locale/*/LC_MESSAGES/*.po) .venv/.runtime
	@$(BIN)/python -m regiokompas.web.catalogues
	@touch $@
