"""Tests of reading exceptions and messages from source code."""

from __future__ import annotations

import ast

import pytest
from errors import messages as tables
from errors.raised import _messages_of, _texts, classes, is_a, messages, raised


def texts(code: str) -> list[str]:
    return sorted(message.text for message in _messages_of("glue_constructs.jobs.shapes", ast.parse(code)))


@pytest.mark.parametrize(
    ("expression", "text"),
    [
        pytest.param("'one fault'", ["one fault"], id="a-text"),
        pytest.param("f'{prop} must be {what!r}, got'", ["… must be …, got"], id="variable-parts"),
        pytest.param("f'a {\", \".join(names)} b'", ["a … b"], id="a-text-in-braces"),
        pytest.param("'in two ' 'parts'", ["in two parts"], id="parts"),
        pytest.param("'word'", [], id="a-single-word"),
        pytest.param("f'{a}{b} is {c}'", ["… is …"], id="one-gap"),
        pytest.param("'given {error} here %s'", ["given … here …"], id="filled-in-later"),
        pytest.param("make('a b', ['c d'])", ["a b", "c d"], id="in-a-call"),
    ],
)
def test_the_messages_of_an_expression(expression, text):
    assert list(_texts(ast.parse(expression, mode="eval").body)) == text


@pytest.mark.parametrize(
    ("code", "found"),
    [
        pytest.param("raise InvalidInput(f'{a} is wrong')", ["… is wrong"], id="raised"),
        pytest.param("fault = f'{a} must be b'", ["… must be b"], id="raised-by-another-module"),
        pytest.param("fault = 'not a fault'", [], id="not-an-error"),
        pytest.param('"""It must be a docstring."""', [], id="docstring"),
        pytest.param("output.fail('it went wrong')", ["it went wrong"], id="printed-by-a-command"),
        pytest.param("Option(help='it must be a')", [], id="help"),
        pytest.param("raise error", [], id="raised-again"),
    ],
)
def test_the_messages_of_a_module(code, found):
    assert texts(code) == found


def test_a_class_has_its_module_for_every_form_of_import():
    kinds = raised()
    # From a function that returns it, a relative import, a package's __init__, and `import typer`.
    assert "glue_constructs.local.cloudformation.providers.log_group" in kinds[PROVISIONING]
    assert "glue_constructs.local.script_path.awsglue.s3" in kinds[f"{AWSGLUE}.missing.MissingFromEmbeddedAws"]
    assert "glue_constructs.local.clock" in kinds["glue_constructs.errors.EmbeddedAwsError"]
    assert "glue_constructs.cli.output" in kinds["typer.Exit"]


PROVISIONING = "glue_constructs.local.cloudformation.provider.ProvisioningFailed"
AWSGLUE = "glue_constructs.local.script_path.awsglue"


def test_a_class_is_an_instance_of_its_bases():
    assert is_a("glue_constructs.local.glue.modules.PipFailed", "glue_constructs.errors.GlueConstructsError")
    assert not is_a("glue_constructs.packaging.pip.PipFailed", "glue_constructs.errors.GlueConstructsError")
    assert "glue_constructs.errors.InvalidJob" in classes()


@pytest.mark.parametrize("table", ["BECOMES", "INTERNAL"])
def test_the_classes_of_the_tables_are_raised(table):
    assert set(getattr(tables, table)) <= tables.raised_keys()


@pytest.mark.parametrize("table", ["_NO_FAULTS", "_RAISED_BY"])
def test_the_modules_of_the_tables_have_messages(table):
    modules = {tables._short(message.module) for message in messages() if not message.kind}

    for name in getattr(tables, table):
        assert any(module == name or module.startswith((f"{name}.", f"{name}_")) for module in modules), name


@pytest.mark.process
def test_every_message_without_a_class_is_raised_by_another_module():
    found = [message for message in messages() if not message.kind and tables._is_shown(message)]

    assert found
    assert [message for message in found if not (tables.raiser(message) or tables.is_of_a_command(message))] == []
