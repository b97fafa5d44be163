# Everything a developer or a first visitor runs. `make demo` is the place to start.

PYTHON := $(shell for candidate in python3.14 python3.13 python3.12 python3.11 python3 python; do \
	"$$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	&& echo "$$candidate" && break; done)
BIN := .venv/bin
RUN := .venv/.run
DEV := .venv/.dev
DEMO := demo/out
COUNTERSIGHT := $(BIN)/countersight --store $(DEMO)/store
# Where Python may write no bytecode of its own, each start would compile a hundred modules.
COMPILE := $(BIN)/python -m compileall -q countersight

.DEFAULT_GOAL := help
.PHONY: help demo test browser check bench eval serve clean

help:
	@echo "make demo    load the record that ships with the project, check three articles, write a report"
	@echo "make test    run the tests"
	@echo "make check   style, types, structure, docs"
	@echo "make bench   measure loading against the raw engine"
	@echo "make eval    score claims, facts, names, lifecycle, makers, capabilities and verdicts on what people labelled"
	@echo "make serve   open the demonstration's record in the browser"
	@echo "make clean   remove the environment and what the demonstration wrote"

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "Countersight needs Python 3.11 or later on the PATH; none was found." >&2; exit 1; }
	@echo "Making .venv with $$($(PYTHON) --version) ..."
	@$(PYTHON) -m venv .venv || { rm -rf .venv; echo "This Python cannot make environments; on Debian: apt-get install python3-venv" >&2; exit 1; }

$(RUN): pyproject.toml | $(BIN)/python
	@echo "Installing Countersight into .venv ..."
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --editable .
	@$(COMPILE)
	@touch $@

$(DEV): pyproject.toml | $(BIN)/python
	@echo "Installing Countersight and its tools into .venv ..."
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --editable '.[dev]'
	@$(COMPILE)
	@touch $@ $(RUN)

demo: $(RUN)
	@rm -rf $(DEMO) && mkdir -p $(DEMO)
	@echo; echo "1. The record: 151 actions of 43 contracts (demo/README.md), read into $(DEMO)/store"; echo
	@$(COUNTERSIGHT) add demo/record --seen-at 2026-08-22
	@echo; echo "2. One contract's life"; echo
	@$(COUNTERSIGHT) award 70CTD024P00000012
	@echo; echo "3. Three articles, held against the record; one of them is wrong"; echo
	@$(COUNTERSIGHT) check demo/articles/* --published 2025-09-05 --html $(DEMO)/report.html
	@echo
	@echo "The report is in $(DEMO)/report.html: open it in a browser."
	@echo "Next, with the real record: download contract transactions from"
	@echo "https://www.usaspending.gov/download_center/award_data_archive, then"
	@echo "  $(BIN)/countersight add FILE.zip"
	@echo "  $(BIN)/countersight check YOUR-ARTICLE.txt --html report.html"

test: $(DEV) browser
	@$(BIN)/python -m pytest

# The tests that walk through the pages skip, and say so, where there is no Chromium.
browser:
	@command -v chromium >/dev/null || { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null \
		&& echo "Installing Chromium for the tests of the pages ..." && apt-get update -qq \
		&& DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium >/dev/null; } || true

check: $(DEV)
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/python -m pytest --quiet tests/test_house.py tests/test_docs.py

bench: $(DEV)
	@$(BIN)/python benchmarks/loading.py

eval: $(DEV)
	@for script in score_claims.py claims/score.py facts/score.py names/score.py lifecycle/score.py \
		makers/score.py capabilities/score.py; do \
		echo "== evaluations/$$script"; $(BIN)/python evaluations/$$script || true; done
	@echo "== evaluations/verdicts/score.py"
	@test -d "$${COUNTERSIGHT_STORE:-countersight-store}" \
		&& $(BIN)/python evaluations/verdicts/score.py --store "$${COUNTERSIGHT_STORE:-countersight-store}" \
		|| echo "needs a store: countersight add FILE…, or name one in COUNTERSIGHT_STORE"

serve: $(RUN)
	@test -e $(DEMO)/store/store.json || $(COUNTERSIGHT) add demo/record --seen-at 2026-08-22
	@$(COUNTERSIGHT) serve

clean:
	rm -rf .venv $(DEMO)
