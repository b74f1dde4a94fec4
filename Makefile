# Thin on purpose: what each verb does is configured in pyproject.toml.
PYTHON ?= python3
export PATH := $(CURDIR)/.venv/bin:$(PATH)

.PHONY: help setup lock demo test unit lint types docs bench matrix release clean

help: ## what can be made
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/ -/' | sort

setup: ## virtual environment, Node and Java where missing, the CDK CLI (does nothing when all is there)
	@$(PYTHON) .ci/setup.py

lock: ## bring .ci/locked in line with pyproject.toml; NEWEST=1: with the newest of everything
	@$(PYTHON) .ci/setup.py lock

demo: setup ## deploy the example into the embedded AWS and watch its jobs run
	@python examples/weather/demo.py

test: setup lint types ## everything that decides whether a change may land
	pytest --cov -n 3 --dist loadfile --no-loadscope-reorder

unit: setup ## the tests that need neither the CDK CLI nor Spark
	pytest -m "not cdk_cli and not spark"

lint: setup ## ruff
	ruff check
	ruff format --check

types: setup ## mypy, strict
	mypy

docs: setup ## what is generated in docs, and the site in build/site (look at it: python -m http.server -d build/site)
	python tests/rules_page.py
	python tests/errors_page.py
	PYTHONPATH=tests python -m operations.dashboard_picture
	PYTHONPATH=tests python -m pictures
	NO_MKDOCS_2_WARNING=1 mkdocs build --strict -f .mkdocs.yml

bench: setup ## measure all beside the L2, JavaScript and cfn-lint, into docs (eleven minutes; ONLY="jobs check" for less)
	python -m tests.benchmarks $(if $(ONLY),--only $(ONLY))

matrix: setup ## the tests on the lowest and the newest aws-cdk-lib, on every Python that is here
	python .ci/matrix.py

release: setup ## judge, test, build and try a release (publishes nothing)
	python .ci/release.py

clean: ## remove what was set up and built
	rm -rf .venv node_modules cdk.out dist build .glue-constructs .coverage .mypy_cache .pytest_cache .ruff_cache .hypothesis
