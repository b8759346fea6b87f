# Bare `make` explains itself. Python 3.11+ and make are all that a machine needs.
PYTHON ?= python3
PORT ?= 8000
HOST ?= 127.0.0.1
BIN := .venv/bin
export PYTHONPATH := site:.

.DEFAULT_GOAL := help
.PHONY: help run password test check vulnerabilities audit pictures guide messages bench elasticsearch clean

help: ## This list
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 18

run: .venv/runs ## Prepare what is missing and serve the site on PORT (8000)
	@$(BIN)/python manage.py prepare --address http://localhost:$(PORT)
	@exec $(BIN)/granian --interface wsgi --host $(HOST) --port $(PORT) --workers 1 --blocking-threads 4 \
		--log-level warning config.wsgi:application

password: .venv/runs ## Give the first account a new password
	@$(BIN)/python manage.py prepare --new-password --address http://localhost:$(PORT)

test: .venv/checks ## Run every test; what lacks a service or a browser is skipped with the reason
	@$(BIN)/python manage.py messages --compile
	$(BIN)/python -m pytest $(ARGS)

check: .venv/checks ## Format, lint, types, import direction, templates, migrations, messages, dependencies
	@$(BIN)/python manage.py messages --compile
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/djlint --lint --quiet templates
	$(BIN)/python manage.py makemigrations --check --dry-run
	$(BIN)/python manage.py messages --check
	SECRET_KEY=$$($(BIN)/python -c 'import secrets; print(secrets.token_urlsafe(50))') ALLOWED_HOSTS=example.org \
		SITE_URL=https://example.org EMAIL_HOST=mail.example.org DEFAULT_FROM_EMAIL=site@example.org CONTACT_RECIPIENTS=a@example.org \
		DJANGO_SETTINGS_MODULE=config.settings.production $(BIN)/python manage.py check --deploy --fail-level WARNING
	$(BIN)/pip check
	@$(MAKE) --no-print-directory vulnerabilities

vulnerabilities: .venv/checks ## Scan the pinned packages for known vulnerabilities, where the list can be reached
	@mkdir -p var; $(BIN)/pip-audit -r requirements.txt --no-deps --disable-pip --progress-spinner off \
		>var/vulnerabilities.txt 2>&1 || { cat var/vulnerabilities.txt; exit 1; }
	@echo "No known vulnerability; $$(grep -c 'could not be audited' var/vulnerabilities.txt) packages could not be looked up from here."

audit: .venv/runs ## Nu HTML checker, stylelint and Lighthouse on every page type; needs npm, Java and Chromium
	@$(BIN)/python -m bench.audit $(ARGS)

pictures: .venv/checks ## Every page type on a telephone and a desk, in four languages, light, dark and printed: var/pictures/
	@$(BIN)/python -m bench.pictures $(ARGS)

messages: .venv/checks ## Bring the catalogues of the public interface up to date, and compile them
	@$(BIN)/python manage.py messages

guide: .venv/checks ## Draw the pictures of the editors' guide anew, from the site as it is now
	@$(BIN)/python -m bench.guide

bench: .venv/checks ## Measure: the agenda with 10,000 activities, a feed of a thousand, a search of 10,000 pages, servers
	@$(BIN)/python -m bench.agenda
	@$(BIN)/python -m bench.feeds
	@$(BIN)/python -m bench.search
	@$(BIN)/pip install --quiet --disable-pip-version-check -r bench/requirements.txt
	@$(BIN)/python -m bench.servers

elasticsearch: .venv/runs ## Start a real Elasticsearch node for tests and say its address; ARGS=stop ends it
	@$(BIN)/python -m bench.elasticsearch_node $(or $(ARGS),start)

clean: ## Remove what was made on this machine, the content that was edited included
	rm -rf .venv var

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or later is needed.") if sys.version_info < (3, 11) else None'
	@$(PYTHON) -m venv .venv

.venv/runs: requirements.txt | .venv/bin/python
	@echo "Installing the packages of requirements.txt…"
	@$(BIN)/pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

.venv/checks: requirements-dev.txt .venv/runs
	@echo "Installing the packages of requirements-dev.txt…"
	@$(BIN)/pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@
