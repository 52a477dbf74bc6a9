# `make` builds the site and says how to open it; `make help` lists the rest.
# Needs Python 3.11 or newer with pip and venv. Another interpreter: make PYTHON=python3.12

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
PIP    := $(BIN)/python -m pip --disable-pip-version-check
LOCK   := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
          --no-emit-index-url --custom-compile-command "make lock"

# Material and the packages around it print advertisements about MkDocs 2 into every build.
export NO_MKDOCS_2_WARNING := 1
export DISABLE_MKDOCS_2_WARNING := 1

.DEFAULT_GOAL := site
.PHONY: site check serve test lint format coverage bench mutants kills wheel lock clean help

site: $(VENV)/.runtime  ## Check the playbook and build the site (what plain `make` does)
	@$(BIN)/playbook build $(ARGS)

check: $(VENV)/.runtime  ## Check the playbook, build nothing
	@$(BIN)/playbook check $(ARGS)

serve: $(VENV)/.runtime  ## Preview the site; the browser follows every edit
	@$(BIN)/playbook serve

test: $(VENV)/.dev  ## Run the tests (those that need a browser or Node skip themselves without it)
	$(BIN)/python -m pytest --numprocesses auto --dist loadfile --no-loadscope-reorder $(ARGS)

lint: $(VENV)/.dev  ## Check format, style, types, import direction and spelling
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/codespell $$(git ls-files)

format: $(VENV)/.dev  ## Format the code and mend what ruff can mend
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

coverage: $(VENV)/.dev  ## Measure branch coverage and hold it to its floors
	$(BIN)/coverage run -m pytest -q -m "not browser and not node" $(ARGS)
	$(BIN)/coverage report --fail-under=$(COVERAGE)
	$(BIN)/coverage report --fail-under=$(COVERAGE_CORE) \
		--include='generator/model/*,generator/rules/*,generator/problems.py'

COVERAGE      := 92
COVERAGE_CORE := 97

bench: $(VENV)/.runtime  ## Time check and build, and compare with plain MkDocs
	$(BIN)/python -m benchmarks $(ARGS)

mutants: $(VENV)/.dev  ## Break the default playbook in thousands of ways and count what the check notices
	$(BIN)/python -m tests.mutants $(ARGS)

kills: $(VENV)/.dev  ## Kill commands a hundred times each, and try every fault at every write
	$(BIN)/python -m tests.kills $(or $(ARGS),100)
	RERUNS=1000 STRIDE=40 STAGED=1 $(BIN)/python -m pytest -q tests/acceptance/test_faults.py

wheel: $(VENV)/.runtime  ## Write the wheel for others into dist/
	@$(BIN)/python -m generator.carry dist

lock: $(VENV)/.dev  ## Resolve the lock files anew
	$(LOCK) --upgrade pyproject.toml -o requirements.lock
	$(LOCK) --upgrade --all-extras -c requirements.lock pyproject.toml -o requirements-extras.lock
	$(LOCK) --upgrade --group build -c requirements.lock -o requirements-build.lock
	$(LOCK) --upgrade --group dev -c requirements.lock -c requirements-extras.lock -c requirements-build.lock \
		-o requirements-dev.lock

clean:  ## Remove everything that make made
	rm -rf $(VENV) build site dist .coverage .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
	find generator tests benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +

help:  ## Show this list
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*##/\t/' | awk -F'\t' '{printf "make %-9s %s\n", $$1, $$2}'

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed: make PYTHON=python3.12" if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv $(VENV)

$(VENV)/.runtime: requirements.lock requirements-build.lock pyproject.toml | $(VENV)/bin/python
	@echo "Installing the locked dependencies into $(VENV) ..."
	@$(PIP) install --quiet --require-hashes -r requirements.lock -r requirements-build.lock
	@$(PIP) install --quiet --no-build-isolation --no-deps --editable .
	@touch $@

$(VENV)/.dev: requirements-dev.lock $(VENV)/.runtime
	@echo "Installing the development tools into $(VENV) ..."
	@$(PIP) install --quiet --require-hashes -r requirements-dev.lock
	@touch $@
