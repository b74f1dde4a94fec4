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
    def test_in_a_pipe_each_rule_is_a_line(self):
        rows = [line.split("\t") for line in call("rules").stdout.splitlines()]

        assert [row[0] for row in rows] == [rule.id for rule in RULES]
        assert ["GC220", "error", "too-few-workers", "The job has too few workers to run."] in rows

    @pytest.mark.process
    def test_at_a_terminal_they_are_grouped_by_topic(self):
        shown = at_a_terminal("rules")

        assert "GC2xx: capacity and workers" in shown
        assert len(re.findall(r"reports *\x1b", shown)) == len({rule.id[:3] for rule in RULES})

    def test_in_json(self):
        rules = json.loads(call("rules", "--format", "json").stdout)

        assert [rule["rule"] for rule in rules] == [rule.id for rule in RULES]
        assert set(rules[0]) == {"rule", "name", "severity", "topic", "summary", "fix", "source", "since"}


class TestExplain:
    @pytest.mark.parametrize("word", ["GC220", "gc220", "too-few-workers"])
    def test_in_a_pipe_the_documentation_is_markdown(self, word):
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

    def test_the_beginning_of_an_id_shows_all_its_rules(self):
        heads = re.findall(r"^# (GC\d+)", call("explain", "GC2").stdout, re.MULTILINE)

        assert heads == [rule.id for rule in RULES if rule.id.startswith("GC2")]

    def test_an_unknown_rule_is_refused_with_suggestions(self):
        done = call("explain", "too-few-worker")

        assert done.exit_code == 2
        assert done.stderr.startswith(
            "unknown rule 'too-few-worker' (glue-constructs rules lists all rules);"
            " did you mean too-few-workers (GC220)"
        )

    def test_findings_about_the_rules_themselves_have_no_page(self):
        done = call("explain", "GC900")

        assert done.exit_code == 2
        assert done.stderr.startswith("GC900 has no page")

    @pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
    def test_every_rule_has_documentation(self, rule):
        assert rule_page(rule).startswith(f"# {rule.id} {rule.name}")


def test_an_unknown_command_is_refused_with_a_suggestion():
    done = call("chek")

    assert done.exit_code == 2
    assert "Did you mean 'check'?" in done.output
