"""The statements that a check executes, and the checks that can find a mutant."""

from __future__ import annotations

import sys

from mutants.executed import IMPORT, Executed, Recorder
from mutants.generate import make_mutants

FACTS = """
    def choose(number):
        if number > 3:
            return "large"
        elif number == 2:
            return "two"
        try:
            return [1, 2][number]
        except IndexError:
            return inner()

    def inner():
        def nested():
            return "nested"
        return nested()

    LIMIT = 10

    def limit():
        return LIMIT

    def at_import():
        return 5

    VALUE = at_import()
"""
USER = "from .facts import choose, inner, limit, VALUE\n"


def recorded(package) -> Executed:
    made = package(FACTS, USER)
    recorder = Recorder()
    recorder.install([made.facts])
    user = made.import_user()
    recorder.assign_to(IMPORT)
    for check, expected in (("4", "large"), ("2", "two"), ("1", 2), ("-9", "nested")):
        assert user.choose(int(check)) == expected
        recorder.assign_to(check)
    assert user.limit() == 10
    recorder.assign_to("limit")
    return Executed(recorder.by_check, [made.facts])


def checks_of(executed: Executed, original: str) -> list[str]:
    [facts] = executed.modules
    return next(executed.may_find(m) for m in make_mutants(facts) if m.original == original)


def test_a_check_is_chosen_if_it_executes_the_statement(package):
    executed = recorded(package)
    assert checks_of(executed, "number > 3") == ["4", "2", "1", "-9"]
    assert checks_of(executed, '"large"') == ["4"]
    assert checks_of(executed, "number == 2") == ["2", "1", "-9"]
    assert checks_of(executed, "return [1, 2][number]") == ["1", "-9"]
    assert checks_of(executed, "return inner()") == ["-9"]
    assert checks_of(executed, '"nested"') == ["-9"]


def test_every_check_is_chosen_for_what_the_import_executes(package):
    executed = recorded(package)
    assert checks_of(executed, "5") == ["4", "2", "1", "-9", "limit"]


def test_checks_that_use_a_constant_are_the_first(package):
    executed = recorded(package)
    assert checks_of(executed, "10") == ["limit", "4", "2", "1", "-9"]


def test_functions_with_a_cache_are_not_narrowed(package, module):
    del package
    cached = module("@cache\ndef one():\n    return 1\n")
    plain = module("@property\ndef one():\n    return 1\n")
    assert not any(mutant.is_deferred for mutant in make_mutants(cached))
    assert all(mutant.is_deferred for mutant in make_mutants(plain))


def test_the_recorder_is_the_finder_of_the_package(package):
    recorded(package)
    assert "__record_statement__" in vars(sys.modules["sample_package.facts"])
