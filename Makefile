# make serve and make test do everything on a machine with Python 3.11+, git and make. `make` lists the rest.
VENV := .venv
BIN := $(VENV)/bin
export PATH := $(CURDIR)/$(BIN):$(PATH)
# The first Python that is new enough; PYTHON=... chooses another.
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11 python; do \
  $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)

SCRIPTS := $(shell find src/highways -path src/highways/static -prune -o \( -name '*.js' -o -name '*.css' -o -name '*.json' \) -print)
PACKAGE := $(shell find src/highways -path src/highways/static -prune -o -type f -not -name '*.pyc' -print)
PAGES := index.md _config.yml _toc.yml $(shell find book -type f) $(wildcard notebooks/*.ipynb notebooks/*.yml)
BUNDLES := src/highways/static/host.js
BOOK := _build/html/.built
STRICT := jupyter-book build . -W -n --keep-going

.PHONY: help serve book slides pack workshop test lint-js types-js test-js check sweep faults lab outputs bench clean
help: ## this list
	@grep -hE '^[a-z-]+:.*##' Makefile | sed -E 's/:.*## /\t/' | sort | while IFS="$$(printf '\t')" read -r t d; do printf '  make %-8s %s\n' "$$t" "$$d"; done

serve: $(BOOK) ## build the book and show it on this machine, without network
	@python tools/serve.py _build/html

book: $(BOOK) ## build the book into _build/html

slides: $(BOOK) ## build the slides, which come with the book
	@echo "The slides are in _build/html/slides: half-day.html and full-day.html."

pack: $(BOOK) ## print the handouts into _build/print-pack.pdf
	@python -m tools.pack

workshop: $(BOOK) ## the whole workshop in one zip that runs from a stick
	@python -m tools.workshop

test: $(BUNDLES) ## lint, types, models, notebooks, the built book and JupyterLab in a real browser
	ruff check .
	ruff format --check .
	$(MAKE) --no-print-directory -j3 lint-js types-js test-js
	python tools/browser.py
	pytest --nbval --nbval-current-env -n auto tests notebooks

check: $(BUNDLES) ## while you work: one room's tests, such as ROOM=roads, in seconds
	@test -d "tests/$(ROOM)" || { echo "Say which room: make check ROOM=roads. There are: $(notdir $(patsubst %/,%,$(wildcard tests/*/)))."; exit 1; }
	python tools/browser.py
	@! test -d tests/js/$(ROOM) || node --disable-warning=MODULE_TYPELESS_PACKAGE_JSON --test --test-isolation=none 'tests/js/$(ROOM)/**/*.test.js'
	pytest -q -n auto tests/$(ROOM)

sweep: $(BUNDLES) ## what test leaves out: every page at every size and theme, from a disk too; before a release and each night
	python tools/browser.py
	pytest -n auto -m sweep tests

lint-js: node_modules/.package-lock.json
	npx --no-install biome check . --error-on-warnings

types-js: node_modules/.package-lock.json
	npx --no-install tsc --noEmit

test-js: node_modules/.package-lock.json ## models, words, storage and whole widgets in JavaScript, without a browser: seconds
	node --disable-warning=MODULE_TYPELESS_PACKAGE_JSON --test --test-isolation=none --test-reporter=spec 'tests/js/**/*.test.js'

faults: $(BUNDLES) ## put each known fault back, and see the tests turn red (ROOM=series: those of a room)
	python tools/faults.py $(ROOM)

lab: $(BUNDLES) ## open the notebooks in JupyterLab
	jupyter lab notebooks

outputs: $(BUNDLES) ## run the notebooks and store what they said, for nbval to compare
	python tools/store.py

bench: $(BOOK) ## measure the course beside its peers, in one run
	python tools/browser.py
	python -m benchmarks

clean: ## remove everything that was built or installed
	rm -rf $(VENV) _build node_modules src/highways/static benchmarks/out .pytest_cache .ruff_cache .hypothesis

$(VENV)/.installed: requirements.txt pyproject.toml package.json package-lock.json
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed and was not found; install it, or say make PYTHON=/path/to/python3."; exit 1; }
	@echo "Installing into $(VENV): about two minutes the first time."
	@$(PYTHON) -m venv $(VENV) || { echo "This Python cannot make environments; on Debian or Ubuntu: apt-get install python3-venv."; exit 1; }
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt -e '.[test]' 2>$(VENV)/pip.log \
	  || { echo "Python's packages could not be fetched: connect this machine to the network, or set PIP_INDEX_URL to a mirror, and say make again ($(VENV)/pip.log has pip's reason)."; exit 1; }
	@touch $@

node_modules/.package-lock.json: package-lock.json $(VENV)/.installed
	@npm ci --no-audit --no-fund --loglevel=error 2>$(VENV)/npm.log \
	  || { echo "Node's packages could not be fetched: connect this machine to the network, or set npm_config_registry to a mirror, and say make again ($(VENV)/npm.log has npm's reason)."; exit 1; }
	@touch $@

$(BUNDLES): $(SCRIPTS) tools/bundle.mjs node_modules/.package-lock.json
	node tools/bundle.mjs
	@touch $@

$(BOOK): $(BUNDLES) $(PACKAGE) $(PAGES)
	$(STRICT)
	node tools/offline.mjs _build/html
	@touch $@
