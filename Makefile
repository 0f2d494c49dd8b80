# Two commands: `make site` builds the site into site/, `make test` runs all tests; `make quick` those that take a minute.
# Each sets up what it needs in .venv: Python 3.11 or later and make are enough.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
LOWEST := $(VENV)/lowest
# One process more than there are cores: tests in a browser wait for it most of their time.
PROCESSES = $(shell $(BIN)/python -c 'import os; print((os.cpu_count() or 1) + 1)')
# A process for each core. Each begins with a stretch of its own, so that few sites and browsers are needed twice.
PYTEST = $(BIN)/python -m pytest --numprocesses $(PROCESSES) --dist worksteal
# Tests start many processes: where a machine asks Python to keep nothing that it compiled, each would compile all anew.
unexport PYTHONDONTWRITEBYTECODE
CHECKER := tests/browser/node_modules/.package-lock.json
LIGHTHOUSE := tests/lighthouse/node_modules/.package-lock.json

.PHONY: site publish test quick lowest mutants check preview components lint bench lighthouse clean

site: $(READY)
	$(BIN)/progress build

# The same, unless anything changed in silence, and published/ keeps what was published: guide/publish.md.
publish: $(READY)
	$(BIN)/progress publish

# `TESTS="tests/read -k lists"` runs some of them.
test: $(READY) $(CHECKER)
	$(PYTEST) $(TESTS)

# All but what builds whole sites or opens a browser.
quick: $(READY)
	$(PYTEST) -m "not whole_site" $(TESTS)

# The same on the lowest versions that pyproject.toml allows, in an environment of their own.
lowest: $(READY)
	$(BIN)/uv venv --quiet --allow-existing --python $(BIN)/python $(LOWEST)
	VIRTUAL_ENV=$(CURDIR)/$(LOWEST) $(BIN)/uv pip install --quiet --resolution lowest-direct --group dev --editable .
	$(LOWEST)/bin/python -m pytest --numprocesses $(PROCESSES) --dist worksteal -m "not whole_site" $(TESTS)

# Plants small faults and says which no test notices: about a second for each, hours for all of them. `SAMPLE=200` takes
# so many of each part, `SEED=2` others, `PART=write` those of one part, `PART=rest` those of no part by itself.
# `FAULT="site_builder/… #3" TESTS=tests/read` tries one that was named, with these tests.
mutants: $(READY)
	VIRTUAL_ENV=$(CURDIR)/$(VENV) $(BIN)/uv sync --quiet --active --frozen --inexact --group mutants
	$(BIN)/python -m mutants $(if $(SAMPLE),--sample $(SAMPLE)) $(if $(SEED),--seed $(SEED)) $(if $(PART),--part $(PART)) $(if $(FAULT),--fault '$(FAULT)' $(TESTS))

check: $(READY)
	$(BIN)/progress check

preview: $(READY)
	$(BIN)/progress preview

# A page of all parts that readers meet again and again, with made-up examples: guide/components.md.
components: $(READY)
	$(BIN)/python -m gallery

lint: $(READY)
	$(BIN)/ruff check site_builder tests benchmarks mutants gallery
	$(BIN)/ruff format --check site_builder tests benchmarks mutants gallery
	$(BIN)/mypy

# `SIZES="100 1000"` takes these numbers of updates, `PEERS=hugo` this other program alone, `WRITE=yes` renews
# benchmarks/RESULTS.md. What only this needs is installed here, and the script says what could not be had.
bench: $(READY)
	VIRTUAL_ENV=$(CURDIR)/$(VENV) $(BIN)/uv sync --quiet --active --frozen --inexact --group bench || true
	PYTHONPATH=tests $(BIN)/python -m benchmarks $(SIZES) $(if $(PEERS),--peers $(PEERS)) $(if $(WRITE),--write)

lighthouse: $(READY) $(LIGHTHOUSE)
	$(BIN)/python tests/lighthouse.py

# uv reads uv.lock, in which every package has its version and hash. --inexact keeps uv itself.
$(READY): pyproject.toml uv.lock
	@$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("Python 3.11 or later is needed: make PYTHON=python3.12")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement .ci/uv.txt
	VIRTUAL_ENV=$(CURDIR)/$(VENV) $(BIN)/uv sync --quiet --active --frozen --inexact
	touch $(READY)

# The HTML checker, where npm is there; without it its tests say what is missing. Nothing of npm's runs: no scripts.
$(CHECKER): tests/browser/package.json tests/browser/package-lock.json
	if command -v npm; then npm ci --prefix tests/browser --ignore-scripts --no-audit --no-fund; fi || \
	echo "npm cannot install the HTML checker: its tests will say so."

# Lighthouse is large, so it comes only to those who ask. Without npm the script says what is missing.
$(LIGHTHOUSE): tests/lighthouse/package.json tests/lighthouse/package-lock.json
	if command -v npm; then npm ci --prefix tests/lighthouse --ignore-scripts --no-audit --no-fund; fi

clean:
	rm -rf $(VENV) .cache site tests/browser/node_modules tests/lighthouse/node_modules
