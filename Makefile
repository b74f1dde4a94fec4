# Thin on purpose: what each verb does is configured in pyproject.toml.
PYTHON ?= python3
export PATH := $(CURDIR)/.venv/bin:$(PATH)

# A process that a test starts would compile the whole package again.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help setup lock demo quick test long lint types generate docs bench matrix release clean

help: ## what can be made
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/ -/' | sort

setup: ## virtual environment, Node and Java where missing, the CDK CLI (does nothing when all is there)
	@$(PYTHON) .ci/setup.py

lock: ## bring .ci/locked in line with pyproject.toml; NEWEST=1: with the newest of everything
	@$(PYTHON) .ci/setup.py lock

demo: setup ## deploy the example into the embedded AWS and watch its jobs run
	@python examples/weather/demo.py

quick: setup ## the tests of seconds: without aws_cdk, moto and processes
	pytest --quick -n 2 --dist loadfile

test: setup lint types ## everything that decides whether a change may land, in eight minutes on two cores
	pytest -m "not long" -n 3 --dist loadfile --no-loadscope-reorder

long: setup ## every test, also those that last too long for that, and how much of the code they run: every night
	pytest --cov -n 4 --dist loadfile --no-loadscope-reorder

lint: setup ## ruff
	ruff check
	ruff format --check

types: setup ## mypy, strict
	mypy

generate: setup ## what is made from the tables and the rules: enums, index, pages, public names
	python tests/generate.py

docs: setup ## what is generated, and the site in build/site (look at it: python -m http.server -d build/site)
	python tests/generate.py
	PYTHONPATH=tests python -m operations.dashboard_picture
	PYTHONPATH=tests python -m pictures
	NO_MKDOCS_2_WARNING=1 mkdocs build --strict -f .mkdocs.yml

bench: setup ## measure all beside the L2, JavaScript and cfn-lint, into docs (eleven minutes; ONLY="jobs check" for less)
	python -m tests.benchmarks $(if $(ONLY),--only $(ONLY))

matrix: setup ## the tests with the lowest and the newest of every dependency, on every Python that is here
	python .ci/matrix.py

release: setup ## judge, test, build and try a release (publishes nothing)
	python .ci/release.py

clean: ## remove what was set up and built
	rm -rf .venv node_modules cdk.out dist build .glue-constructs .coverage .mypy_cache .pytest_cache .ruff_cache .hypothesis
