"""Write docs/rules.md from the rules: `python tests/rules_page.py`."""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rule_examples import findings_of, folder

from glue_constructs.model.api import START_JOB_RUN_PARAMETERS
from glue_constructs.model.job_schema import PROPERTY_PATHS
from glue_constructs.rules import RULES, Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

PAGE = Path(__file__).parents[1] / "docs" / "rules.md"

_HEAD = """\
# Rules

<!-- Generated from the rules by `python tests/rules_page.py`; a test compares the two. Change the rule instead. -->

{total} rules for AWS Glue jobs, their scripts, their runs and API requests. A rule reports what Glue refuses, or
accepts and ignores. The constructs, the CDK plugin `GlueRules` and `glue-constructs check` run the same rules. No rule
calls AWS, uses the network or reads the clock.

| Severity | Rules | Meaning |
| --- | ---: | --- |
| **error** | {error} | Glue or CloudFormation refuses it, and a document or the service itself says so. |
| **warning** | {warning} | It may be refused, or may not have the expected effect. |
| **info** | {info} | A note; nothing is wrong. |

**Examples.** {examples}

**Unknown values.** A value that is known only during the deployment (a parameter, a reference, a token) is never
reported: a rule that needs it reports nothing.

**Suppressing a rule.** Acknowledge it with a reason; an acknowledgement without a reason is itself reported.

| where | how |
| --- | --- |
| a construct of this library | `acknowledge={{"GC220": "the reason"}}` |
| any construct, for `GlueRules` | `Validations.of(job).acknowledge(Acknowledgment(id="GC220", reason="the reason"))` |
| a resource of a template | its `Metadata`: `{{"glue-constructs": {{"acknowledge": {{"GC220": "the reason"}}}}}}` |
| a resource in YAML | a comment in its lines: `# glue-constructs: ignore GC220 the reason` |

**Not rules:** `GC900` reports a rule that failed (the other rules still run), `GC901` an invalid acknowledgement,
`GC950` a run above the cost limit of the app, `GC951` a run of unknown cost ([what a job costs](guide/cost.md)).
"""
_EXAMPLES = """\
Each example is tested. It shows the relevant properties of an `AWS::Glue::Job`, and omits the properties that
every job needs and the rule does not check: `Role` and `Command.ScriptLocation`, and for Python shell jobs `Command`.
`"<300 characters>"` is a string of that length. Examples of GC6xx are the lines of a script and the relevant properties
of its job, which has no runs. Examples of GC7xx are parameters of `StartJobRun`, with the job's properties if they
matter; examples of GC8xx are an operation of the Glue API and its parameters."""

_WIDTH = 96
_IDS = {rule.name: rule.id.lower() for rule in RULES}
# Rules, arguments, and the properties whose names are not English words.
_NAMES = (*_IDS, *(name for name in (*PROPERTY_PATHS, *START_JOB_RUN_PARAMETERS) if re.search("[a-z][A-Z.]", name)))
_NAME = re.compile(rf"(?<![\w'\"-])(--[A-Za-z][\w-]*\w|{'|'.join(sorted(set(_NAMES), reverse=True))})(?![\w'\"-])")


def rules_page() -> str:
    """Return the page."""
    counts = Counter(rule.severity for rule in RULES)
    severities = {severity.value: counts[severity] for severity in Severity}
    groups = [list(rules) for _, rules in groupby(RULES, key=folder)]
    parts = [_HEAD.format(total=len(RULES), examples=_EXAMPLES, **severities), "## Contents\n"]
    parts += map(_contents, groups)
    parts += [part for rules in groups for part in (_heading(rules[0]), *map(_section, rules))]
    return "\n".join(parts)


def _contents(rules: list[Rule[Any]]) -> str:
    hundred, _ = _subject(rules[0])
    rows = [
        f"| [{rule.id}](#{rule.id.lower()}) | {rule.name} | {rule.severity} | {_cell(_prose(rule.page().summary))} |"
        for rule in rules
    ]
    title = f"**[{hundred} {folder(rules[0]).capitalize()}](#{hundred.lower()})**\n"
    return "\n".join([title, "| Id | Rule | Severity | Finding |", "| --- | --- | --- | --- |", *rows, ""])


def _heading(rule: Rule[Any]) -> str:
    hundred, subject = _subject(rule)
    return f'<a id="{hundred.lower()}"></a>\n\n## {hundred} {folder(rule).capitalize()}\n\n{subject}\n'


def _subject(rule: Rule[Any]) -> tuple[str, str]:
    """Return the parts of the docstring of the rule's folder: the range of its ids, and its subject."""
    package = type(rule).__module__.rpartition(".")[0]
    hundred, _, subject = (sys.modules[package].__doc__ or "").partition(": ")
    return hundred, f"{subject[0].upper()}{subject[1:]}"


def _section(rule: Rule[Any]) -> str:
    return "\n\n".join(_blocks(rule)) + "\n"


def _blocks(rule: Rule[Any]) -> Iterator[str]:
    page = rule.page()
    yield f'<a id="{rule.id.lower()}"></a>'
    yield f"### {rule.id} {rule.name}"
    yield f"**{rule.severity}** · since {rule.since} · [source]({rule.source})"
    yield _prose(page.summary)
    yield f"**What it does.** {_prose(page.what)}"
    yield f"**Why.** {_prose(page.why)}"
    if page.region:
        yield f"The examples are for the Region {page.region}."
    yield f"Wrong:\n\n```json\n{written(page.wrong)}\n```"
    yield "\n".join(["```text", *_messages(rule), "```"])
    yield f"Right:\n\n```json\n{written(page.right)}\n```"
    yield f"**Fix.** {_prose(rule.fix[0].upper() + rule.fix[1:])}."
    if page.contradictions:
        yield f"**Contradictions.** {_prose(page.contradictions)}"


def _messages(rule: Rule[Any]) -> list[str]:
    """Return the findings of the rule on its wrong example."""
    findings = [finding for finding in findings_of(rule, rule.page().wrong) if finding.rule == rule.id]
    # A rule that parses scripts names the running Python; the page must not depend on it.
    here = "Python {}.{} cannot".format(*sys.version_info)
    return [f"{finding.property}: {finding.message}".replace(here, "Python 3.11 cannot") for finding in findings]


def _prose(text: str) -> str:
    """Convert a docstring's text to Markdown: names as code, rules as links, and no other markup."""
    spans = re.split(r"`+([^`]*)`+", text)
    return "".join(f"`{span}`" if number % 2 else _marked(span) for number, span in enumerate(spans))


def _marked(text: str) -> str:
    spans = enumerate(_NAME.split(text))
    return "".join(_name(span) if number % 2 else re.sub(r"([\\*<\[\]])", r"\\\1", span) for number, span in spans)


def _name(name: str) -> str:
    return f"[{name}](#{_IDS[name]})" if name in _IDS else f"`{name}`"


def _cell(text: str) -> str:
    return text.replace("\n", " ").replace("|", "\\|")


def written(value: Any, indent: str = "") -> str:
    """Format JSON in as few lines as fit: short values on one line."""
    line = json.dumps(value, ensure_ascii=False)
    if not value or not isinstance(value, (dict, list)) or len(indent) + len(line) <= _WIDTH:
        return line
    deeper = f"{indent}  "
    if isinstance(value, dict):
        members = [f"{json.dumps(key, ensure_ascii=False)}: {written(item, deeper)}" for key, item in value.items()]
    else:
        members = [written(item, deeper) for item in value]
    first, last = "{}" if isinstance(value, dict) else "[]"
    return f"{first}\n{deeper}" + f",\n{deeper}".join(members) + f"\n{indent}{last}"


if __name__ == "__main__":
    PAGE.write_text(rules_page(), encoding="utf-8")
