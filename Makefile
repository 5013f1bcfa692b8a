# Every tool runs from the active environment; PYTHON=.venv/bin/python names another.
PYTHON ?= python

.DEFAULT_GOAL := help
.PHONY: help check lint format types floors goldens test build clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

check: lint types floors goldens test ## all that CI runs: format, lint, types, floors, goldens, tests (docs are among them)

lint: ## say what ruff would change or forbid
	$(PYTHON) -m ruff format --check .
	$(PYTHON) -m ruff check .

format: ## let ruff lay out the code and repair what it can
	$(PYTHON) -m ruff format .
	$(PYTHON) -m ruff check --fix .

types: ## mypy, strict
	$(PYTHON) -m mypy

floors: ## imports point down the floors of pyproject.toml
	$(PYTHON) -c "from importlinter.cli import lint_imports_command as main; main(['--no-logo'])"

goldens: ## what readers get of the golden cases is what was approved
	$(PYTHON) -m summarizer.cli check golden

test: ## pytest, doctests included
	$(PYTHON) -m pytest

build: ## a wheel in dist/
	$(PYTHON) -m hatchling build -t wheel

clean: ## remove what the other targets leave behind
	rm -rf build dist .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find summarizer tests -name __pycache__ -prune -exec rm -rf {} +
