# The tools are configured in pyproject.toml.
PYTHON ?= python3
export PATH := $(CURDIR)/.venv/bin:$(PATH)

# Without bytecode files, each process that a test starts would compile the package again.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help setup lock demo quick test long lint types generate docs bench matrix release clean

help: ## list all targets
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/ -/' | sort

setup: ## install the virtual environment, the CDK CLI, and Node and Java if missing (does nothing if installed)
	@$(PYTHON) .ci/setup.py

lock: ## update .ci/locked after a change of pyproject.toml; NEWEST=1: update everything to the newest version
	@$(PYTHON) .ci/setup.py lock

demo: setup ## deploy the example to the embedded AWS and watch its job runs
	@python examples/weather/demo.py

quick: setup ## the fast tests: without aws_cdk, moto and processes
	pytest --quick -n 2 --dist loadfile

test: setup lint types ## lint, types and tests that must pass before a merge (eight minutes on two cores)
	pytest -m "not long" -n 3 --dist loadfile --no-loadscope-reorder

long: setup ## every test, also those marked long, with coverage; runs every night
	pytest --cov -n 4 --dist loadfile --no-loadscope-reorder

lint: setup ## ruff
	ruff check
	ruff format --check

types: setup ## mypy, strict
	mypy

generate: setup ## generate files from the tables and the rules: enums, index, pages, public names
	python tests/generate.py

docs: setup ## generate the pages and build the site in build/site (to view it: python -m http.server -d build/site)
	python tests/generate.py
	PYTHONPATH=tests python -m operations.dashboard_picture
	PYTHONPATH=tests python -m pictures
	NO_MKDOCS_2_WARNING=1 mkdocs build --strict -f .mkdocs.yml

bench: setup ## benchmark against the L2, JavaScript and cfn-lint, and update docs (eleven minutes; ONLY="jobs check" for less)
	python -m tests.benchmarks $(if $(ONLY),--only $(ONLY))

matrix: setup ## test the lowest and the newest version of every dependency with every installed Python
	python .ci/matrix.py

release: setup ## check, test, build and try a release (publishes nothing)
	python .ci/release.py

clean: ## remove the environment and all build results
	rm -rf .venv node_modules cdk.out dist build .glue-constructs .coverage .mypy_cache .pytest_cache .ruff_cache .hypothesis
