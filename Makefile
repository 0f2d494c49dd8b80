# Two commands: `make site` builds the site into site/, `make test` runs all tests.
# Each sets up what it needs in .venv: Python 3.11 or later and make are enough.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: site test check preview lint bench clean

site: $(READY)
	$(BIN)/progress build

test: $(READY)
	$(BIN)/python -m pytest

check: $(READY)
	$(BIN)/progress check

preview: $(READY)
	$(BIN)/progress preview

lint: $(READY)
	$(BIN)/ruff check site_builder tests
	$(BIN)/ruff format --check site_builder tests
	$(BIN)/mypy

bench: $(READY)
	$(BIN)/python tests/bench.py

# uv reads uv.lock, in which every package has its version and hash. --inexact keeps uv itself.
$(READY): pyproject.toml uv.lock
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check uv==0.13.9
	VIRTUAL_ENV=$(CURDIR)/$(VENV) $(BIN)/uv sync --quiet --active --frozen --inexact
	touch $(READY)

clean:
	rm -rf $(VENV) .cache site
