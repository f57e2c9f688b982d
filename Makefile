# Needs Python 3.11 to 3.13 and make, and nothing else. What it installs goes into .venv, from locked files with hashes.

PYTHON ?= $(shell for each in python3 python3.13 python3.12 python3.11; do \
	$$each -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' 2>/dev/null && echo $$each && break; done)
PORT ?= 8000
DEMO_DATA ?= demo-data

BIN := .venv/bin
INSTALL := -m pip --disable-pip-version-check install --quiet --require-hashes --only-binary :all:
PROJECT := -m pip --disable-pip-version-check install --quiet --no-deps --no-index --no-build-isolation --editable .
NO_PYTHON := Dateline needs Python 3.11, 3.12 or 3.13 with its venv module (Debian: apt install python3-venv). \
	If it is not on the path: make PYTHON=/path/to/python3
COMPILE := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate --no-header \
	--no-emit-index-url --no-config
WITHIN := --constraint requirements/.all.txt

.PHONY: help demo test lint format bench lock clean

help:
	@echo "make demo     a filled bilingual site at http://127.0.0.1:$(PORT)  (PORT=, DEMO_DATA=)"
	@echo "make test     the tests that this machine can run; DATELINE_LONG=1 for whole days and long counts, too"
	@echo "make lint     ruff, mypy, import-linter"
	@echo "make format   lay out the code as lint wants it"
	@echo "make bench    the figures of docs/benchmarks.md"
	@echo "make lock     requirements/*.txt anew from pyproject.toml (asks the package index)"
	@echo "make clean    remove the environments that make made"

demo: .venv/.run
	$(BIN)/dateline demo --data $(DEMO_DATA) --port $(PORT)

test: .venv/.test .venv-core/.core
	$(BIN)/python -m tests.run

lint: .venv/.test .venv/.lint
	$(BIN)/ruff check src tests
	$(BIN)/ruff format --check src tests
	$(BIN)/mypy
	$(BIN)/lint-imports

format: .venv/.lint
	$(BIN)/ruff check --fix src tests
	$(BIN)/ruff format src tests

bench: .venv/.test
	$(BIN)/dateline bench all --json

lock: .venv/.lint
	$(COMPILE) pyproject.toml --all-extras --group build --group core --group test --group lint -o requirements/.all.txt
	$(COMPILE) $(WITHIN) pyproject.toml --group build -o requirements/run.txt
	$(COMPILE) $(WITHIN) pyproject.toml --extra postgres --group build -o requirements/postgres.txt
	$(COMPILE) $(WITHIN) pyproject.toml --extra postgres --extra oidc --extra sftp --group build --group test -o requirements/test.txt
	$(COMPILE) $(WITHIN) --group lint -o requirements/lint.txt
	$(COMPILE) $(WITHIN) --group core -o requirements/core.txt
	rm requirements/.all.txt

clean:
	rm -rf .venv .venv-core

.venv/.run: requirements/run.txt pyproject.toml | .venv/.made
	@echo "installing requirements/run.txt"
	@$(BIN)/python $(INSTALL) -r requirements/run.txt
	@$(BIN)/python $(PROJECT)
	@touch $@

.venv/.test: requirements/test.txt .venv/.run
	@echo "installing requirements/test.txt"
	@$(BIN)/python $(INSTALL) -r requirements/test.txt
	@touch $@

.venv/.lint: requirements/lint.txt | .venv/.made
	@echo "installing requirements/lint.txt"
	@$(BIN)/python $(INSTALL) -r requirements/lint.txt
	@touch $@

.venv-core/.core: requirements/core.txt | .venv-core/.made
	@echo "installing requirements/core.txt"
	@.venv-core/bin/python $(INSTALL) -r requirements/core.txt
	@touch $@

.venv/.made .venv-core/.made:
	@test -n "$(PYTHON)" || { echo "$(NO_PYTHON)" >&2; exit 1; }
	@$(PYTHON) -m venv $(@D) || { echo "$(NO_PYTHON)" >&2; rm -rf $(@D); exit 1; }
	@touch $@
