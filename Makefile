# Kruispunt: the commands of the house. Bare `make` lists them.
# Needed on the machine: make and Python 3.11 or newer. All else goes into .venv, from the lock files, with hashes.

PORT   ?= 8050
JOBS   ?= $(if $(NEO4J_URI),0,auto)
VENV   := .venv
BIN    := $(VENV)/bin
PYTHON ?= $(shell for name in python3 python3.14 python3.13 python3.12 python3.11 python; do \
            "$$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo "$$name"; break; }; done)
PIP    := $(BIN)/python -m pip --disable-pip-version-check --no-input --quiet
LOCK   := pip compile pyproject.toml --universal --generate-hashes --no-emit-index-url --python-version 3.11
UV     ?= $(shell command -v uv || echo $(BIN)/uv)
QUICK  := not neo4j and not browser and not performance

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help demo serve test quick lint format check lock clean

help:  ## list the commands
	@echo "Kruispunt: explorer for stakeholder and alliance networks"
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-8s %s\n", $$1, $$2}' Makefile

demo: $(VENV)/demo.stamp  ## open the region of the demo, on http://127.0.0.1:8050 (PORT=... for another port)
	@$(BIN)/python -m dashboard demo --port $(PORT)

serve: $(VENV)/demo.stamp  ## open your own network, kept in your data folder (PORT=...)
	@$(BIN)/python -m dashboard serve --port $(PORT)

test: $(VENV)/dev.stamp  ## run all tests that this machine can run, in as many processes as it has cores (JOBS=0: in one)
	$(BIN)/python -m pytest --numprocesses=$(JOBS) --maxprocesses=4

quick: $(VENV)/dev.stamp  ## run the tests that need no database server and no browser
	$(BIN)/python -m pytest -q -m "$(QUICK)"

lint: $(VENV)/dev.stamp  ## judge style, types and the dependency rule
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

format: $(VENV)/dev.stamp  ## put the code in the house style
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

check: lint quick  ## lint and quick: before every commit

lock:  ## renew both lock files from pyproject.toml (needs uv)
	@test -x "$$(command -v $(UV))" || { echo "make lock needs uv: see https://docs.astral.sh/uv/"; exit 1; }
	$(UV) $(LOCK) -o requirements.lock
	$(UV) $(LOCK) --group dev -o requirements-dev.lock

clean:  ## remove the virtual environment and what tools left behind
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis build *.egg-info

$(BIN)/python:
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	  echo "Kruispunt needs Python 3.11 or newer; found: $$(python3 --version 2>&1)."; \
	  echo "Install one, or name it: make demo PYTHON=/path/to/python3.12"; exit 1; }
	@"$(PYTHON)" -c 'import ensurepip, venv' 2>/dev/null || { \
	  echo "This Python cannot make virtual environments. On Debian or Ubuntu: apt install python3-venv"; exit 1; }
	@echo "Making $(VENV) with $$($(PYTHON) --version)"
	@"$(PYTHON)" -m venv $(VENV)

$(VENV)/demo.stamp: requirements.lock pyproject.toml | $(BIN)/python
	@echo "Installing from $<"
	@$(PIP) install --require-hashes --requirement requirements.lock
	@$(PIP) install --no-index --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/dev.stamp: requirements-dev.lock pyproject.toml | $(BIN)/python
	@echo "Installing from $<"
	@$(PIP) install --require-hashes --requirement requirements-dev.lock
	@$(PIP) install --no-index --no-deps --no-build-isolation --editable .
	@touch $@ $(VENV)/demo.stamp
