# Two commands matter: `make run` starts the server, `make test` checks everything.
# Needs Python 3.11 or newer, make and nothing else; Node and Chromium are wanted for the tests.

.DEFAULT_GOAL := help
.PHONY: help install install-dev run demo dev test quick soak second-count bench cold-start many-sessions chaos look views seeds format \
	lock clean
.DELETE_ON_ERROR:
SHELL := /bin/sh

# What Python compiled is kept, whatever the environment says: a server that compiles everything anew takes three
# seconds of processor time longer to start, and the tests start many.
export PYTHONDONTWRITEBYTECODE :=

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes
# The first Python on the path that is new enough. Choose another with `make run PYTHON=/path/to/python`.
PYTHON ?= $(shell for each in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	"$$each" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo "$$each" && break; done)
PEER := bench/node_peer
NODE_TESTS = $(shell find tests static/js -path '*/vendor' -prune -o -name '*.test.js' -print 2>/dev/null)

help:
	@echo "make run      start the server (installs what it needs the first time)"
	@echo "make test     check everything: style, types, imports, browser modules, tests"
	@echo
	@echo "make quick    the tests that need no server and no browser, within a minute"
	@echo "make demo     hold a session with 66 simulated people, to watch and to join (DEMO=\"--lead\" to lead it)"
	@echo "make dev      start a server that follows every change of a file, and pages that show it"
	@echo "make fonts    fetch fonts with which records print Chinese, Japanese and Korean (16 MB)"
	@echo "make soak     search longer for counter-examples"
	@echo "make second-count   count random ballots again with libraries of others (their own environment, 800 MB)"
	@echo "make bench    measure a full session beside a server in Node (BENCH=\"--write\" renews docs/performance.md)"
	@echo "make cold-start   measure how long a phone takes to be ready on a slow network"
	@echo "make many-sessions   measure the start and the memory of a server with 300 sessions"
	@echo "make chaos    kill the server and close votes again and again, and count what was lost"
	@echo "make look     photograph and check every kind of round (LOOK=\"dots --language nl\" for a part)"
	@echo "make views    photograph and check every other view in every state (VIEWS=\"phone --language nl\" for a part)"
	@echo "make seeds    hold the ready agendas in real browsers, with pictures (SEEDS=\"seven-tips\" for one)"
	@echo "make format   lay out the Python"
	@echo "make lock     renew the locked versions"
	@echo "make clean    remove what the tools made; sessions in data/ stay"

install: $(VENV)/.installed
install-dev: $(VENV)/.installed-dev

run: install
	@exec $(BIN)/python run.py

# Code, words, pages and styles are followed; the data is that of `make run`.
dev: install-dev
	@exec $(BIN)/python run.py serve --dev

demo: install
	@exec $(BIN)/python run.py demo $(DEMO)

# Files of tests side by side on all cores, two more than there are: a test that waits for a browser leaves its core idle
# (tests/conftest.py puts them in turn). The tests of one file share a server and stay together.
CORES := $(shell getconf _NPROCESSORS_ONLN 2>/dev/null || echo 1)
BESIDE := --dist loadscope --no-loadscope-reorder --numprocesses
PARALLEL := $(BESIDE) $(shell expr $(CORES) + 2)
# What each check says stays together, where this make can do that.
TOGETHER := $(if $(filter output-sync,$(.FEATURES)),--output-sync=target)

test: install-dev
	@$(BIN)/python -m compileall -q session
	@$(MAKE) --no-print-directory --jobs --keep-going $(TOGETHER) .style .types .imports .modules .module-style .compiled
	$(BIN)/python -m pytest $(PARALLEL) $(PYTEST)

.PHONY: .style .types .imports .packages .modules .module-style .compiled
.style:
	$(BIN)/ruff check .
	$(BIN)/ruff format --check --quiet .

.types:
	$(BIN)/mypy

.imports:
	$(BIN)/lint-imports --no-logo

# On a fresh clone: once, or each of the workers compiles every test for itself.
.compiled:
	@test -d tests/__pycache__ || $(BIN)/python -m pytest --collect-only -qq >/dev/null

# What the checks of the browser modules and the example for Node need; both wait for it.
.packages:
	@if command -v npm >/dev/null 2>&1; then $(MAKE) --no-print-directory node_modules/.installed; fi

# The modules of the browser, in Node, which says all it has to say only when something fails. Without Node they are left
# out, except under STRICT=1.
.modules: .packages
	@if [ -z "$(NODE_TESTS)" ]; then \
		echo "There are no tests of browser modules."; \
	elif command -v node >/dev/null 2>&1; then \
		out=$$(node --test $(NODE_TESTS) 2>&1) || { echo "$$out"; exit 1; }; \
		echo "node --test: $$(echo "$$out" | sed -n 's/^[^ ]* \(pass [0-9]*\)$$/\1/p')"; \
	elif [ "$$STRICT" = 1 ]; then \
		echo "Node was not found: install Node 18 or newer to test the modules of the browser." >&2; exit 1; \
	else \
		echo "Node was not found: the tests of the browser modules are left out."; \
	fi

# ESLint, and the types that comments tell, in the versions of package-lock.json. Node brings npm along, but not everywhere.
.module-style: .packages
	@if command -v npm >/dev/null 2>&1; then \
		node_modules/.bin/eslint static/js session/web tests/js examples $(PEER)/server.js eslint.config.js && \
		node_modules/.bin/tsc --project . && node_modules/.bin/tsc --project tests/js; \
	elif [ "$$STRICT" = 1 ]; then \
		echo "npm was not found: install it to check the modules of the browser." >&2; exit 1; \
	else \
		echo "npm was not found: the style and the types of the browser modules are not checked."; \
	fi

node_modules/.installed: package.json package-lock.json
	@echo "Installing what checks the browser modules. This takes a minute, once."
	@npm ci --no-audit --no-fund --loglevel=error
	@touch $@

# What needs no server, no browser and no PDF, and is not about the files of this project: it waits for nothing, so as many
# as there are cores.
QUICK := tests/core tests/rounds tests/methods tests/golden tests/recount tests/record \
	--ignore tests/record/test_pdf.py --ignore tests/recount/test_golden_records.py
quick: install-dev
	$(BIN)/python -m pytest $(BESIDE) $(CORES) $(QUICK) $(PYTEST)

soak: install-dev
	HYPOTHESIS_PROFILE=soak $(BIN)/python -m pytest tests/core tests/rounds tests/methods tests/store tests/attack/small_groups \
		$(PYTEST)

# The libraries are large and nothing else needs them, so they get an environment of their own. Without dependencies:
# the list is complete, but for a commercial solver that one of them asks for and never needs here.
SECOND := .venv-second
second-count: $(SECOND)/.installed
	$(SECOND)/bin/python bench/second_count.py $(COUNT)

$(SECOND)/.installed: bench/second_count.txt
	@$(PYTHON) -m venv --clear $(SECOND)
	@echo "Installing the libraries to compare with. This takes minutes, once."
	@$(SECOND)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r $<
	@touch $@

# Fonts of scripts that are too large to ship, for printed records.
.PHONY: fonts
fonts: install
	@$(BIN)/python -m session.record.extra_fonts

# Versnelkamer beside a server in Node, which has packages of its own. Smaller: make bench BENCH="--phones 200 --repeat 1"
bench: install-dev $(PEER)/node_modules/.installed
	$(BIN)/python bench/beside_node.py $(BENCH)

$(PEER)/node_modules/.installed: $(PEER)/package.json $(PEER)/package-lock.json
	@if ! command -v npm >/dev/null 2>&1; then \
		echo "npm was not found: install Node 20 or newer, or measure ours alone with" \
			"python bench/beside_node.py --only ours" >&2; exit 1; fi
	@echo "Installing the server in Node that is measured beside ours. This takes minutes, once."
	@cd $(PEER) && npm ci --no-audit --no-fund --loglevel=error
	@touch $@

cold-start: install-dev
	$(BIN)/python bench/cold_start.py

# A server that holds two hundred sessions that nobody closed, and shows a hundred closed ones.
many-sessions: install-dev
	$(BIN)/python bench/many_sessions.py

chaos: install-dev
	$(BIN)/python tests/attack/kill_storm.py
	$(BIN)/python tests/attack/close_storm.py

look: install-dev
	$(BIN)/python -m tests.browser.look $(LOOK)
	$(if $(LOOK),,$(BIN)/python -m tests.browser.look.walls)

# Every view that belongs to no kind of round. Smaller: make views VIEWS="phone --language nl --columns light,narrow"
views: install-dev
	$(BIN)/python -m tests.browser.views $(VIEWS)

# The ready agendas in real browsers, with pictures. Smaller: make seeds SEEDS="seven-tips --language en"
seeds: install-dev
	$(BIN)/python -m tests.browser.seeds $(SEEDS)

format: install-dev
	$(BIN)/ruff check --fix-only --quiet .
	$(BIN)/ruff format --quiet .

LOCK := $(BIN)/uv pip compile --quiet --upgrade --generate-hashes --no-header --no-emit-index-url \
	--python-version 3.11 --universal

lock: install-dev
	$(LOCK) --output-file requirements.txt requirements.in
	$(LOCK) --output-file requirements-dev.txt requirements-dev.in
	$(LOCK) --no-emit-package gurobipy --output-file bench/second_count.txt bench/second_count.in
	npm install --package-lock-only --omit-lockfile-registry-resolved --no-audit --no-fund
	cd $(PEER) && npm install --package-lock-only --omit-lockfile-registry-resolved --no-audit --no-fund

clean:
	rm -rf $(VENV) $(SECOND) node_modules $(PEER)/node_modules .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis out test-results
	find session tests bench -name __pycache__ -prune -exec rm -rf {} + 2>/dev/null || true

# A half-made environment has no working pip; it is made again from scratch.
$(VENV)/.made:
	@if [ -z "$(PYTHON)" ]; then \
		echo "Versnelkamer needs Python 3.11 or newer and found none on the path." >&2; exit 1; fi
	@if ! $(PYTHON) -c 'import venv, ensurepip' 2>/dev/null; then \
		echo "This Python cannot make an environment. On Debian or Ubuntu: sudo apt-get install python3-venv" >&2; \
		exit 1; fi
	@$(BIN)/python -m pip --version >/dev/null 2>&1 || $(PYTHON) -m venv --clear $(VENV)
	@touch $@

$(VENV)/.installed: requirements.txt $(VENV)/.made
	@echo "Installing what the server needs. This takes a minute, once."
	@$(PIP) -r requirements.txt
	@touch $@

$(VENV)/.installed-dev: requirements-dev.txt $(VENV)/.installed
	@echo "Installing what the tests need. This takes a minute, once."
	@$(PIP) -r requirements-dev.txt
	@touch $@

# Python, and texts of the words files, that nothing uses. `make test` runs it too.
.PHONY: dead
dead: install-dev
	$(BIN)/python -m pytest -q tests/test_dead_code.py tests/test_unused_words.py
