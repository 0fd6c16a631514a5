# Every target is one line that can be typed by hand. The first one run makes .venv, puts uv in
# it and installs the locked versions; Python >= 3.11, make and git are all that must be there.

UV_VERSION := 0.13.9
PYTHON ?= python3
BIN := .venv/bin
only ?=
port ?= 8000

CASE := out/kommunal-runde/index.html

.PHONY: run documents browser test check lint docs messages validation bench clean help

help:
	@echo "make run         the site on this machine, with the real round and an account for each role;"
	@echo "                 the first time, the documents of that round too (make run port=8001)"
	@echo "make documents   the real round, from what is missing to documents that can be checked"
	@echo "make test        everything CI runs; make test only=tests/core for a part"
	@echo "make check       format, lint, types, imports, documentation, message catalogues"
	@echo "make docs        the documentation as a searchable site in site/"
	@echo "make messages    finds new sentences, and says which lack a translation"
	@echo "make bench       our methods timed beside their peers; a quarter of an hour"
	@echo "make validation  writes docs/reference/validation.md: our numbers beside published ones"

.venv/installed: pyproject.toml uv.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Samvekt needs Python 3.11 or newer. Set PYTHON=python3.12, for instance."; exit 1; }
	@test -x $(BIN)/uv || { $(PYTHON) -m venv .venv && $(BIN)/python -m pip install --quiet --disable-pip-version-check uv==$(UV_VERSION); }
	$(BIN)/uv sync --quiet --frozen --inexact --all-extras --python $(BIN)/python
	@touch $@

# The documents are made the first time, and when their round has changed; then the site is served.
run: .venv/installed $(CASE)
	@$(BIN)/python manage.py serve --port $(port)

documents $(CASE): .venv/installed examples/kommunal-runde.yaml
	$(BIN)/python examples/run.py

# Journeys need a real browser. It is installed where the machine allows it, and missed aloud where not.
browser:
	@command -v chromium >/dev/null || { apt-get update -qq && apt-get install -y -qq chromium; } >/dev/null 2>&1 || echo "Chromium could not be installed here, so the browser tests cannot run. On Debian: apt-get install chromium."

# The whole test run lints first and ends on PostgreSQL; a part, as in make test only=tests/core,
# does neither.
test: $(if $(only),.venv/installed,lint browser)
	$(BIN)/python -m pytest -n auto $(only)
	$(if $(only),,$(BIN)/python tests/on_postgres.py tests/domain tests/web tests/config -n auto)

check: lint
	$(BIN)/python -m pytest -n auto tests/architecture tests/docs tests/language

lint: .venv/installed
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python manage.py makemigrations --check --dry-run

validation: .venv/installed
	$(BIN)/python tests/golden/validation_report.py

messages: .venv/installed
	$(BIN)/python -m samvekt.language.tooling

bench: .venv/installed
	$(BIN)/python benchmarks/report.py

docs: .venv/installed
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict --quiet

clean:
	rm -rf .venv out site
