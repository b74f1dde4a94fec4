"""`glue-constructs rules` and `glue-constructs explain`."""

from __future__ import annotations

import json
import re

import pytest
from cli.calls import call
from cli.test_check_formats import at_a_terminal

from glue_constructs.cli.pages import rule_page
from glue_constructs.rules import RULES


class TestRules:
    def test_in_a_pipe_there_is_one_rule_a_line(self):
        rows = [line.split("\t") for line in call("rules").stdout.splitlines()]

        assert [row[0] for row in rows] == [rule.id for rule in RULES]
        assert ["GC220", "error", "too-few-workers", "The job has fewer workers than it can run on."] in rows

    @pytest.mark.process
    def test_at_a_terminal_they_are_grouped_by_hundred(self):
        shown = at_a_terminal("rules")

        assert "GC2xx: capacity and workers" in shown
        assert shown.count("what it finds") == len({rule.id[:3] for rule in RULES})

    def test_in_json(self):
        to_dict = json.loads(call("rules", "--format", "json").stdout)

        assert [rule["rule"] for rule in to_dict] == [rule.id for rule in RULES]
        assert set(to_dict[0]) == {"rule", "name", "severity", "topic", "summary", "fix", "source", "since"}


class TestExplain:
    @pytest.mark.parametrize("word", ["GC220", "gc220", "too-few-workers"])
    def test_a_page_is_markdown_in_a_pipe(self, word):
        done = call("explain", word)

        assert done.exit_code == 0
        assert done.stdout.startswith("# GC220 too-few-workers\n\n*error, since 0.1.0*\n\n")
        assert "**Why.** " in done.stdout
        assert '"NumberOfWorkers": 1' in done.stdout
        assert "**Fix.** Set NumberOfWorkers to 2 or more." in done.stdout
        assert "**Source.** <https://" in done.stdout

    @pytest.mark.process
    def test_at_a_terminal_it_is_rendered(self):
        shown = at_a_terminal("explain", "GC220")

        assert "GC220 too-few-workers" in shown
        assert "**Why.**" not in shown
        assert "\x1b[" in shown

    def test_a_hundred_is_all_its_pages(self):
        heads = re.findall(r"^# (GC\d+)", call("explain", "GC2").stdout, re.MULTILINE)

        assert heads == [rule.id for rule in RULES if rule.id.startswith("GC2")]

    def test_a_rule_that_is_none_is_refused_with_what_may_be_meant(self):
        done = call("explain", "too-few-worker")

        assert done.exit_code == 2
        assert done.stderr.startswith(
            "there is no rule 'too-few-worker' (glue-constructs rules lists them); did you mean too-few-workers (GC220)"
        )

    def test_what_is_found_about_the_rules_themselves_has_no_page(self):
        done = call("explain", "GC900")

        assert done.exit_code == 2
        assert done.stderr.startswith("GC900 has no page")

    @pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
    def test_every_rule_has_a_page(self, rule):
        assert rule_page(rule).startswith(f"# {rule.id} {rule.name}")


def test_a_command_that_is_none_is_refused_with_what_may_be_meant():
    done = call("chek")

    assert done.exit_code == 2
    assert "Did you mean 'check'?" in done.output
