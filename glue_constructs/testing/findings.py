"""What the rules find, asserted in words."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from glue_constructs.errors import InvalidInput, InvalidJob, InvalidReset, InvalidRun
from glue_constructs.rules import RULES, Severity, check_job
from glue_constructs.validation import acknowledgements
from glue_constructs.validation.template import UNEXPLAINED_ACKNOWLEDGEMENT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from constructs import Construct

    from glue_constructs.rules import Finding

_RANKS = (Severity.ERROR, Severity.WARNING, Severity.INFO)
_IDS = {rule.name: rule.id for rule in RULES}
_NO_ERRORS = {rule.id for rule in RULES if rule.severity is not Severity.ERROR}


@dataclass
class Refusal:
    """What `raises_finding` caught; empty until its block has ended.

    Attributes:
        error: What was raised.
    """

    error: InvalidJob | InvalidRun | InvalidReset | None = None

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Everything that was found, not only what was asked for."""
        return () if self.error is None else self.error.findings

    def __str__(self) -> str:
        return str(self.error or "")


@contextmanager
def raises_finding(rule: str, *more: str) -> Iterator[Refusal]:
    """Assert that a construct is refused in this block, with a finding of each of these rules.

    ::

        with raises_finding("GC220"):
            SparkEtlJob(stack, "Clean", script=..., glue_version="5.1", worker_type="G.1X", number_of_workers=1)

    Other findings may be there, too: ``as refusal`` gives them all. Another error than a refusal goes through.

    Args:
        rule: A rule, by its id or the name of its fault ("too-few-workers").
        more: Further ones.

    Raises:
        AssertionError: Nothing is refused, or a rule is not among the findings; the message has those that are.
        InvalidInput: There is no such rule.
    """
    wanted = [_rule_id(each) for each in (rule, *more)]
    refusal = Refusal()
    try:
        yield refusal
    except (InvalidJob, InvalidRun, InvalidReset) as error:
        refusal.error = error
        _require(wanted, refusal.findings, f"it was refused, but without {{missing}}:\n{error}")
        return
    mild = [rule for rule in wanted if rule in _NO_ERRORS]
    hint = f"; {_rule_names(mild)} refuses nothing, use assert_finding" if mild else ""
    raise AssertionError(f"nothing was refused, {_rule_names(wanted)} was expected{hint}")


def assert_finding(subject: Construct | Mapping[str, Any], rule: str, *more: str, region: str | None = None) -> None:
    """Assert that there is a finding of each of these rules, of whatever severity.

    Args:
        subject: What is judged, as for `assert_no_findings`.
        rule: A rule, by its id or the name of its fault.
        more: Further ones.
        region: As for `assert_no_findings`.

    Raises:
        AssertionError: A rule finds nothing; the message has what the others find.
        InvalidInput: There is no such rule.
    """
    wanted = [_rule_id(each) for each in (rule, *more)]
    found = _check(subject, region)
    shown = "\n".join(_lines(found)) or "  nothing was found"
    _require(wanted, [finding for _, finding in found], f"no finding of {{missing}}:\n{shown}")


def assert_no_findings(
    subject: Construct | Mapping[str, Any], *, severity: Severity | str = Severity.WARNING, region: str | None = None
) -> None:
    """Assert that the rules find nothing wrong, after aspects and escape hatches, whoever made the jobs.

    ::

        def test_glue_takes_the_app():
            assert_no_findings(make_app())

    What is acknowledged is not counted.

    Args:
        subject: An app, a stage, a stack or another construct, whose jobs and runs are judged as `GlueRules` does; or
            plain data, the properties of one AWS::Glue::Job, for which CDK is not needed.
        severity: The least that counts: "error", "warning" or "info". Left out: warnings and errors.
        region: Of plain properties; a stack has its own. Left out: rules that need it find nothing.

    Raises:
        AssertionError: With every finding, where it is and how to mend it.
    """
    counted = _RANKS[: _RANKS.index(_severity(severity)) + 1]
    found = [(path, finding) for path, finding in _check(subject, region) if finding.severity in counted]
    if found:
        count = "1 finding" if len(found) == 1 else f"{len(found)} findings"
        raise AssertionError("\n".join([f"the rules have {count}", *_lines(found)]))


def _check(subject: Construct | Mapping[str, Any], region: str | None) -> list[tuple[str, Finding]]:
    if isinstance(subject, Mapping):
        return [("", finding) for finding in check_job(subject, region=region)]
    if region is not None:
        raise InvalidInput(f"region is for plain properties, a construct's stack has its own; got {region!r}")
    from glue_constructs.testing.construct_findings import findings_of  # noqa: PLC0415  # plain properties need no CDK

    return findings_of(subject)


def _lines(found: Iterable[tuple[str, Finding]]) -> Iterator[str]:
    for path, finding in found:
        place = f"{path} {finding.property}".strip()
        yield f"  {finding.severity} {finding.rule} {place}: {finding.message}"
        yield f"      fix: {finding.fix}"


def _require(wanted: list[str], findings: Iterable[Finding], message: str) -> None:
    found = {finding.rule for finding in findings}
    if missing := [rule for rule in wanted if rule not in found]:
        raise AssertionError(message.format(missing=_rule_names(missing)))


def _rule_names(rules: list[str]) -> str:
    names = {rule: name for name, rule in _IDS.items()}
    return ", ".join(f"{rule} ({names[rule]})" if rule in names else rule for rule in rules)


def _rule_id(rule: str) -> str:
    if rule in _IDS:
        return _IDS[rule]
    if rule != UNEXPLAINED_ACKNOWLEDGEMENT and acknowledgements.find_error(rule, reason="asked for in a test"):
        near = "".join(f"; did you mean {each!r}?" for each in get_close_matches(str(rule), _IDS, n=1))
        raise InvalidInput(
            f"a rule must be named by its id, 'GC220', or its fault, 'too-few-workers', got {rule!r}{near}"
        )
    return rule


def _severity(value: Severity | str) -> Severity:
    try:
        return Severity(value)
    except ValueError:
        raise InvalidInput(f"severity must be 'error', 'warning' or 'info', got {value!r}") from None
