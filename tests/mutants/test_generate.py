"""The mutants of a module: which are made, and which are not."""

from __future__ import annotations

from mutants.generate import make_mutants

SAMPLE = """
    LIMITS = ("a", "b")

    def compare(age: int) -> bool:
        return age < 7

    def choose(one, two):
        return "x" if one and not two else 1.5

    def react(items, sent):
        try:
            for item in items:
                if item in sent:
                    continue
                sent.append(min(item, key=abs))
        except (KeyError, ValueError):
            sent.clear()
        with suppress(OSError):
            del sent[0]
        while sent:
            sent -= items
        return {"sent": sent, **items}, True

    def describe(name):
        return f"{name!r} of {name:>3}"
"""


def mutants_of(module, source):
    """Return the operator, and the removed and the added line of each mutant."""
    found = []
    for mutant in make_mutants(module(source)):
        _place, removed, added = mutant.diff().splitlines()
        found.append((mutant.operator, removed.removeprefix("- "), added.removeprefix("+ ")))
    return found


def test_every_operator_is_applied(module):
    returned = "return ({'sent': sent, **items}, True)"
    chosen = "return 'x' if one and (not two) else 1.5"
    described = "return f'{name!r} of {name:>3}'"
    assert mutants_of(module, SAMPLE) == [
        ("statement removed", "LIMITS = ('a', 'b')", "pass"),
        ("item dropped", "LIMITS = ('a', 'b')", "LIMITS = ('b',)"),
        ("item dropped", "LIMITS = ('a', 'b')", "LIMITS = ('a',)"),
        ("string", "LIMITS = ('a', 'b')", "LIMITS = ('mutated', 'b')"),
        ("string", "LIMITS = ('a', 'b')", "LIMITS = ('a', 'mutated')"),
        ("return None", "return age < 7", "return None"),
        ("return negated", "return age < 7", "return not age < 7"),
        ("comparison shifted", "return age < 7", "return age <= 7"),
        ("comparison negated", "return age < 7", "return age >= 7"),
        ("number + 1", "return age < 7", "return age < 8"),
        ("number halved", "return age < 7", "return age < 3"),
        ("return None", chosen, "return None"),
        ("condition true", chosen, "return 'x' if True else 1.5"),
        ("condition false", chosen, "return 'x' if False else 1.5"),
        ("and/or", chosen, "return 'x' if one or not two else 1.5"),
        ("not removed", chosen, "return 'x' if one and two else 1.5"),
        ("string", chosen, "return 'mutated' if one and (not two) else 1.5"),
        ("number + 1", chosen, "return 'x' if one and (not two) else 2.5"),
        ("number halved", chosen, "return 'x' if one and (not two) else 0.75"),
        ("loop runs once", "for item in items:", "for item in items: ... break"),
        ("condition true", "if item in sent:", "if True:"),
        ("condition false", "if item in sent:", "if False:"),
        ("comparison negated", "if item in sent:", "if item not in sent:"),
        ("statement removed", "continue", "pass"),
        ("statement removed", "sent.append(min(item, key=abs))", "pass"),
        ("min/max, any/all", "sent.append(min(item, key=abs))", "sent.append(max(item, key=abs))"),
        ("argument dropped", "sent.append(min(item, key=abs))", "sent.append(min(item))"),
        ("handler raises", "sent.clear()", "raise"),
        ("item dropped", "except (KeyError, ValueError):", "except (ValueError,):"),
        ("item dropped", "except (KeyError, ValueError):", "except (KeyError,):"),
        ("statement removed", "sent.clear()", "pass"),
        ("with removed", "with suppress(OSError):", "del sent[0]"),
        ("statement removed", "del sent[0]", "pass"),
        ("number + 1", "del sent[0]", "del sent[1]"),
        ("loop runs once", "while sent:", "while sent: ... break"),
        ("condition true", "while sent:", "while True:"),
        ("condition false", "while sent:", "while False:"),
        ("statement removed", "sent -= items", "pass"),
        ("arithmetic", "sent -= items", "sent += items"),
        ("return None", returned, "return None"),
        ("return empty", returned, "return ()"),
        ("item dropped", returned, "return (True,)"),
        ("item dropped", returned, "return ({'sent': sent, **items},)"),
        ("entry dropped", returned, "return ({**items}, True)"),
        ("entry dropped", returned, "return ({'sent': sent}, True)"),
        ("string", returned, "return ({'mutated': sent, **items}, True)"),
        ("True/False", returned, "return ({'sent': sent, **items}, False)"),
        ("return None", described, "return None"),
        ("string", described, "return f'{name!r}mutated{name:>3}'"),
        ("interpolation", described, "return f\"{'mutated'!r} of {name:>3}\""),
        ("format dropped", described, "return f'{name} of {name:>3}'"),
        ("interpolation", described, "return f\"{name!r} of {'mutated':>3}\""),
        ("format dropped", described, "return f'{name!r} of {name}'"),
    ]


def test_what_has_no_effect_is_not_changed(module):
    source = '''
        """Documentation."""

        import json
        from typing import TYPE_CHECKING, Protocol

        if TYPE_CHECKING:
            Names = list["str"]

        class Reader(Protocol):
            limit: int = 3

        class Item:
            """Documentation."""

            name: "str"
            """Documentation."""

            def read(self, given: "dict[str, int]") -> "str":
                """Documentation."""
    '''
    assert mutants_of(module, source) == []


def test_an_id_does_not_depend_on_the_place_in_the_file(module):
    ids = [mutant.id for mutant in make_mutants(module(SAMPLE))]
    assert [mutant.id for mutant in make_mutants(module("    # a comment\n\n" + SAMPLE))] == ids
    assert len(set(ids)) == len(ids)


def test_the_same_text_in_the_same_function_has_an_ordinal(module):
    source = """
        class Item:
            def both(self):
                return self.x + self.x + 3 + 3
    """
    ids = [mutant.id for mutant in make_mutants(module(source)) if mutant.operator == "number + 1"]
    assert ids == ["sample:Item.both:number + 1:3#0", "sample:Item.both:number + 1:3#1"]


def test_the_tree_is_restored(module):
    made = module(SAMPLE)
    before = [mutant.diff() for mutant in make_mutants(made)]
    for mutant in make_mutants(made):
        with mutant.applied() as tree:
            compile(tree, "sample.py", "exec")
    assert [mutant.diff() for mutant in make_mutants(made)] == before


def test_long_lines_are_shortened_around_the_change(module):
    source = f"names = [{', '.join(f'name_{number}' for number in range(40))}, 5]"
    [removed, added] = (
        next(m for m in make_mutants(module(source)) if m.operator == "number + 1").diff().split("\n")[1:]
    )
    assert len(removed) < 130
    assert removed.startswith("- ... ")
    assert (removed[-2:], added[-2:]) == ("5]", "6]")
