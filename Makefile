# make serve · make test · make check · make bench: each does its own set-up (Debian or Ubuntu, Python ≥ 3.11).
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
PY := .venv/bin/python
PORT ?= 8000
SUDO := $(shell [ "$$(id -u)" = 0 ] || command -v sudo)

.PHONY: help serve test check bench bench-desk bench-listening bench-lamp train browser clean

help:
	@echo "make serve   open the house on http://localhost:$(PORT)/ with samples"
	@echo "make test    set up and run everything that is checked"
	@echo "make check   lint, types, layers"
	@echo "make bench   print figures and ratios (bench-desk: the desk, beside Isso; bench-listening: how well danger is heard; bench-lamp: the talks)"
	@echo "make train   learn the second vote of the listening anew from training/data"

# A marker per lock file: set-up runs again only when what is pinned changes.
.venv/ready: requirements.lock
	python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed" >&2; exit 1; }
	python3 -c 'import ensurepip' 2>/dev/null || { $(SUDO) apt-get update -q && $(SUDO) apt-get install -y -q python3-venv; }
	[ -x $(PY) ] || python3 -m venv .venv
	$(PY) -m pip install -q --disable-pip-version-check --require-hashes -r requirements.lock
	touch $@

.venv/ready-dev: requirements-dev.lock .venv/ready
	$(PY) -m pip install -q --disable-pip-version-check --require-hashes -r requirements-dev.lock
	touch $@

serve: .venv/ready
	$(PY) -m hideout.cli serve --port $(PORT) --demo

check: .venv/ready-dev
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy
	.venv/bin/lint-imports

# Debian's Chromium, or Playwright's own where there is no apt; Japanese letters for the screenshots.
browser:
	command -v chromium >/dev/null || { \
	  { $(SUDO) apt-get update -q && $(SUDO) apt-get install -y -q chromium fonts-noto-cjk; } \
	  || $(PY) -m playwright install --with-deps chromium; }

test: check browser
	$(PY) -m pytest

bench: .venv/ready-dev
	$(PY) -m bench

bench-desk: .venv/ready-dev browser
	$(PY) -m bench desk

bench-listening: .venv/ready-dev
	$(PY) -m bench listening

bench-lamp: .venv/ready-dev
	$(PY) -m bench lamp

# The same data gives the same weights; only training needs numpy.
.venv/ready-train: training/requirements.lock .venv/ready-dev
	$(PY) -m pip install -q --disable-pip-version-check --require-hashes -r training/requirements.lock
	touch $@

train: .venv/ready-train
	$(PY) -m training.train

clean:
	rm -rf .venv dist .pytest_cache .mypy_cache .ruff_cache
