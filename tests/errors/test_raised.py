"""How the errors and messages are read from the code: on code whose answers are known."""

from __future__ import annotations

import ast

import pytest
from errors import messages as met
from errors.raised import _said, _texts, classes, is_a, messages, raised


def texts(code: str) -> list[str]:
    return sorted(message.text for message in _said("glue_constructs.jobs.shapes", ast.parse(code)))


@pytest.mark.parametrize(
    ("expression", "text"),
    [
        pytest.param("'one fault'", ["one fault"], id="a-text"),
        pytest.param("f'{prop} must be {what!r}, got'", ["… must be …, got"], id="what-differs"),
        pytest.param("f'a {\", \".join(names)} b'", ["a … b"], id="a-text-in-braces"),
        pytest.param("'in two ' 'parts'", ["in two parts"], id="parts"),
        pytest.param("'word'", [], id="a-word-is-no-sentence"),
        pytest.param("f'{a}{b} is {c}'", ["… is …"], id="one-gap"),
        pytest.param("'given {error} here %s'", ["given … here …"], id="filled-in-later"),
        pytest.param("make('a b', ['c d'])", ["a b", "c d"], id="in-a-call"),
    ],
)
def test_the_sentences_of_an_expression(expression, text):
    assert list(_texts(ast.parse(expression, mode="eval").body)) == text


@pytest.mark.parametrize(
    ("code", "found"),
    [
        pytest.param("raise InvalidInput(f'{a} is wrong')", ["… is wrong"], id="raised"),
        pytest.param("fault = f'{a} must be b'", ["… must be b"], id="made-for-another-to-raise"),
        pytest.param("fault = 'not a fault'", [], id="no-verb-of-a-fault"),
        pytest.param('"""It must be a docstring."""', [], id="docstring"),
        pytest.param("output.fail('it went wrong')", ["it went wrong"], id="a-command-says-it"),
        pytest.param("Option(help='it must be a')", [], id="help"),
        pytest.param("raise error", [], id="raised-again"),
    ],
)
def test_what_a_module_says(code, found):
    assert texts(code) == found


def test_a_class_is_known_by_its_module_however_it_is_imported():
    kinds = raised()
    # By a function that makes it, by a relative import, by a package's __init__, and by `import typer`.
    assert "glue_constructs.local.cloudformation.providers.log_group" in kinds[PROVISIONING]
    assert "glue_constructs.local.script_path.awsglue.s3" in kinds[f"{AWSGLUE}.missing.MissingFromEmbeddedAws"]
    assert "glue_constructs.local.clock" in kinds["glue_constructs.errors.EmbeddedAwsError"]
    assert "glue_constructs.cli.output" in kinds["typer.Exit"]


PROVISIONING = "glue_constructs.local.cloudformation.provider.ProvisioningFailed"
AWSGLUE = "glue_constructs.local.script_path.awsglue"


def test_a_class_is_what_its_bases_are():
    assert is_a("glue_constructs.local.glue.modules.PipFailed", "glue_constructs.errors.GlueConstructsError")
    assert not is_a("glue_constructs.packaging.pip.PipFailed", "glue_constructs.errors.GlueConstructsError")
    assert "glue_constructs.errors.InvalidJob" in classes()


@pytest.mark.parametrize("table", ["BECOMES", "NOBODY_MEETS"])
def test_what_is_said_of_a_class_is_said_of_one_that_is_raised(table):
    assert set(getattr(met, table)) <= met.raised_keys()


@pytest.mark.parametrize("table", ["_NO_FAULTS", "_RAISED_BY"])
def test_what_is_said_of_a_module_is_said_of_one_that_has_messages(table):
    rooms = {met._short(message.room) for message in messages() if not message.kind}

    for name in getattr(met, table):
        assert any(room == name or room.startswith((f"{name}.", f"{name}_")) for room in rooms), name


@pytest.mark.process
def test_every_fault_that_is_made_for_another_has_one_who_raises_it():
    made = [message for message in messages() if not message.kind and met._is_met(message)]

    assert made
    assert [message for message in made if not (met.raiser(message) or met.is_of_a_command(message))] == []
