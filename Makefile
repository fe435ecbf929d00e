# make report   set everything up, check the sample articles and say where the report lies
# make test     what a reviewer runs: check, then every test (browser and server included)
# make check    format, lint, strict types, import contracts
# make bench    speed, start, peers, memory and linear time; FOLDER=path adds your articles, ONLY=speed one part
# make lock     pin the dependencies anew after a change in pyproject.toml
# make clean    remove the environment, caches and generated reports
#
# Needs Python 3.11, 3.12 or 3.13 and make. The first fitting interpreter on the PATH is taken;
# another one: make PYTHON=/path/to/python3.12 report

SUPPORTED := import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))
PYTHON ?= $(or $(shell for each in python3 python3.13 python3.12 python3.11; do \
	$$each -c '$(SUPPORTED)' 2>/dev/null && echo $$each && break; done),python3)
VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/installed.stamp

export UV_PYTHON_DOWNLOADS := never
export VIRTUAL_ENV := $(CURDIR)/$(VENV)

.DEFAULT_GOAL := report
.PHONY: report test check bench lock clean browser

report: $(INSTALLED)
	$(BIN)/figurecheck run seeds/articles --out reports/out

test: check browser
	$(BIN)/python -m pytest

check: $(INSTALLED)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(INSTALLED)
	$(BIN)/python -m tests.benchmarks $(FOLDER) $(addprefix --only ,$(ONLY))

lock: $(INSTALLED)
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile --universal --generate-hashes --no-emit-index-url --no-header --group dev \
		pyproject.toml -o requirements.lock

clean:
	rm -rf $(VENV) tests/benchmarks/.venv .prefect build *.egg-info reports/out
	rm -rf .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find checks flows reports tests -name __pycache__ -prune -exec rm -rf {} +

# uv installs the pins in seconds; where it cannot be had, pip does the same in a minute.
$(INSTALLED): requirements.lock pyproject.toml
	@$(PYTHON) -c '$(SUPPORTED)' || { \
		echo 'figurecheck needs Python 3.11, 3.12 or 3.13, and "$(PYTHON)" is none of them:' >&2; \
		echo 'make PYTHON=/path/to/python3.12 $(MAKECMDGOALS)' >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
		echo 'this Python cannot make environments; on Debian and Ubuntu: apt-get install python3-venv' >&2; \
		exit 1; }
	@$(BIN)/python -m pip --version >/dev/null 2>&1 || $(PYTHON) -m venv --clear $(VENV)
	@echo 'Installing into $(VENV)'
	@{ $(BIN)/python -m pip install --quiet --disable-pip-version-check uv && \
		$(BIN)/uv pip sync --quiet --compile-bytecode requirements.lock && \
		$(BIN)/uv pip install --quiet --no-deps --editable .; } || { \
		echo 'uv cannot be used here; pip takes a minute' >&2; \
		$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock && \
		$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .; }
	@$(BIN)/python -m checks.dictionaries
	@touch $@

# The report is opened in a real browser. Where none can be installed its tests are skipped, and say so.
browser:
	@command -v chromium >/dev/null || command -v chromium-browser >/dev/null || \
	command -v google-chrome >/dev/null || { \
		sudo=; [ "$$(id -u)" = 0 ] || sudo='sudo -n'; \
		command -v apt-get >/dev/null && $$sudo apt-get update -qq && \
		$$sudo apt-get install -y -qq chromium fonts-dejavu-core >/dev/null; } || \
	echo 'No Chromium, and it cannot be installed here: the tests that open the report are left out.' >&2
