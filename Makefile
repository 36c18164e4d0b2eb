# carrel: the habits people expect. `make help` lists them.
VENV ?= .venv
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
BIN := $(VENV)/bin
ARGS ?=
ROUNDS ?= 200
SEED ?=

.DEFAULT_GOAL := help
.PHONY: help run test cover torture fuzz lint bench bench-search pictures cast snapshots pages clean

help: ## List what make can do here
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: $(VENV)/.run ## Open the reader on the seed pages
	@$(BIN)/carrel read seeds $(ARGS)

test: $(VENV)/.test ## Run the whole test suite (ARGS="-k words" narrows it)
ifeq ($(strip $(ARGS)),)
	@$(BIN)/python -m pytest --quiet --numprocesses 2
else
	@$(BIN)/python -m pytest $(ARGS)
endif

# These alone must reach nearly all of parsing and the library; watching the others would take long.
WATCHED := tests/parsing tests/tui/library tests/tui/cli tests/tui/screens/test_reader_pages.py
cover: $(VENV)/.test ## See that the tests of parsing and the library reach nearly all of both
	@$(BIN)/python -m pytest --quiet --numprocesses 2 --cov --cov-fail-under 95 $(WATCHED)

torture: $(VENV)/.test ## Kill the reader ROUNDS times (200) and look what was lost; SEED repeats a run
	@$(BIN)/python -m tests.torture $(ROUNDS) $(SEED)

fuzz: $(VENV)/.test ## Have hypothesis try EXAMPLES (10000) of each of its tests; takes half an hour or more
	@EXAMPLES=$(or $(EXAMPLES),10000) $(BIN)/python -m pytest --quiet --numprocesses 2 -m hypothesis $(ARGS)

lint: $(VENV)/.test $(VENV)/.lint ## Ruff, mypy --strict and the import contracts
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	PYTHONPATH=. $(BIN)/lint-imports

bench: $(VENV)/.test ## Measure start, keys and parsing beside an empty Textual app
	@$(BIN)/python -m benchmarks $(ARGS)

bench-search: $(VENV)/.test ## Evaluate the search beside fzf, FTS5 and rapidfuzz
	@$(BIN)/python -m benchmarks.search $(ARGS)

pictures: $(VENV)/.run ## Draw the pictures of the README anew
	@$(BIN)/python -m docs.pictures

snapshots: $(VENV)/.test ## Write anew how every screen and dialog looks; read the diff before you commit it
	@rm -rf tests/tui/screens/snapshots
	@WRITE_SNAPSHOTS=1 $(BIN)/python -m pytest --quiet tests/tui/screens/test_snapshots.py

cast: $(VENV)/.run ## Record the daily loop anew, for asciinema
	@$(BIN)/python -m docs.cast docs/daily-loop.cast

pages: $(VENV)/.run ## Write docs/keys.md, docs/settings.md, docs/carrel.1 and a table in docs/shell.md anew
	@$(BIN)/python -m docs.keys
	@$(BIN)/python -m docs.settings
	@$(BIN)/python -m docs.man
	@$(BIN)/python -m docs.twins

clean: ## Remove the virtual environment and everything that tools left behind
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache .coverage
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "carrel needs Python 3.11 or later; none was found on PATH." >&2; exit 2; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.run: $(BIN)/python pyproject.toml
	@echo "Installing carrel into $(VENV) …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@# As an installed package is: else the first start would compile, or every one where that is not kept.
	@$(BIN)/python -m compileall -q parsing tui
	@touch $@

$(VENV)/.test: $(VENV)/.run
	@echo "Installing the test tools …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[test]'
	@# Two versions of one library cannot be installed at one place.
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade \
		--target $(VENV)/bibtexparser2 'bibtexparser>=2,<3'
	@touch $@

$(VENV)/.lint: $(VENV)/.run
	@echo "Installing the lint tools …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[lint]'
	@touch $@
