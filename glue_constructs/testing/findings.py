"""Assertions on the findings of the rules. pytest hides their frames from tracebacks."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import ContextDecorator
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from glue_constructs.errors import InvalidInput, InvalidJob, InvalidReset, InvalidRun
from glue_constructs.rules import RULES, Severity, check_job
from glue_constructs.validation import acknowledgements
from glue_constructs.validation.template import UNEXPLAINED_ACKNOWLEDGEMENT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from contextlib import AbstractContextManager
    from types import TracebackType

    from constructs import Construct

    from glue_constructs.rules import Finding

_RANKS = (Severity.ERROR, Severity.WARNING, Severity.INFO)
_IDS = {rule.name: rule.id for rule in RULES}
_NO_ERRORS = {rule.id for rule in RULES if rule.severity is not Severity.ERROR}


@dataclass
class Refusal:
    """The error that `raises_finding` caught; empty until its block has ended.

    Attributes:
        error: The error that was raised.
    """

    error: InvalidJob | InvalidRun | InvalidReset | None = None

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All findings, not only those of the expected rules."""
        return () if self.error is None else self.error.findings

    def __str__(self) -> str:
        return str(self.error or "")


def raises_finding(rule: str, *more: str) -> AbstractContextManager[Refusal]:
    """Assert that a construct in this block is refused, with a finding of each of the rules.

    ::

        with raises_finding("GC220"):
            SparkEtlJob(stack, "Clean", script=..., glue_version="5.1", worker_type="G.1X", number_of_workers=1)

    Additional findings are allowed: ``as refusal`` has all of them. Other errors are not caught.

    Args:
        rule: A rule, by its id or its name ("too-few-workers").
        more: More rules.

    Raises:
        AssertionError: Nothing is refused, or a rule is not among the findings; the message lists the findings.
        InvalidInput: There is no such rule.
    """
    return _RaisesFinding([_rule_id(each) for each in (rule, *more)])


class _RaisesFinding(ContextDecorator):
    """The context manager of `raises_finding`. A class, because pytest shows the frames of `contextmanager`."""

    def __init__(self, expected: list[str]) -> None:
        self._expected = expected

    def __enter__(self) -> Refusal:
        self._refusal = Refusal()
        return self._refusal

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> bool:
        __tracebackhide__ = True
        if isinstance(error, (InvalidJob, InvalidRun, InvalidReset)):
            self._refusal.error = error
            message = f"the construct was refused without a finding of {{missing}}:\n{error}"
            _require(self._expected, self._refusal.findings, message)
            return True
        if error is not None:
            return False
        not_errors = [rule for rule in self._expected if rule in _NO_ERRORS]
        hint = f"; {_rule_names(not_errors)} is only a warning or an info: use assert_finding" if not_errors else ""
        raise AssertionError(f"nothing was refused, {_rule_names(self._expected)} was expected{hint}")


def assert_finding(subject: Construct | Mapping[str, Any], rule: str, *more: str, region: str | None = None) -> None:
    """Assert that there is a finding of each of the rules, of any severity.

    Args:
        subject: The construct or the properties to check; see `assert_no_findings`.
        rule: A rule, by its id or its name.
        more: More rules.
        region: See `assert_no_findings`.

    Raises:
        AssertionError: There is no finding of a rule; the message lists the findings of other rules.
        InvalidInput: There is no such rule.
    """
    __tracebackhide__ = True
    expected = [_rule_id(each) for each in (rule, *more)]
    found = _check(subject, region)
    shown = "\n".join(_lines(found)) or "  there are no findings"
    _require(expected, [finding for _, finding in found], f"no finding of {{missing}}:\n{shown}")


def assert_no_findings(
    subject: Construct | Mapping[str, Any], *, severity: Severity | str = Severity.WARNING, region: str | None = None
) -> None:
    """Assert that the rules report no findings, after aspects and escape hatches, for constructs of any library.

    ::

        def test_glue_takes_the_app():
            assert_no_findings(make_app())

    Acknowledged findings do not count.

    Args:
        subject: An app, a stage, a stack or another construct, whose jobs and runs are checked as by `GlueRules`; or
            the properties of one AWS::Glue::Job as a dict, which does not need the CDK.
        severity: The minimum severity that counts: "error", "warning" or "info". Default: "warning".
        region: The Region of plain properties; constructs have that of their stack. Default: unknown, rules that need
            the Region report nothing.

    Raises:
        AssertionError: There are findings; the message lists each with its location and its fix.
    """
    __tracebackhide__ = True
    counted = _RANKS[: _RANKS.index(_severity(severity)) + 1]
    found = [(path, finding) for path, finding in _check(subject, region) if finding.severity in counted]
    if found:
        count = "1 finding" if len(found) == 1 else f"{len(found)} findings"
        raise AssertionError("\n".join([f"the rules have {count}", *_lines(found)]))


def _check(subject: Construct | Mapping[str, Any], region: str | None) -> list[tuple[str, Finding]]:
    if isinstance(subject, Mapping):
        return [("", finding) for finding in check_job(subject, region=region)]
    if region is not None:
        raise InvalidInput(f"region is for plain properties only, a construct has its stack's Region; got {region!r}")
    from glue_constructs.testing.construct_findings import findings_of  # noqa: PLC0415  # imports the CDK

    return findings_of(subject)


def _lines(found: Iterable[tuple[str, Finding]]) -> Iterator[str]:
    for path, finding in found:
        place = f"{path} {finding.property}".strip()
        yield f"  {finding.severity} {finding.rule} {place}: {finding.message}"
        yield f"      fix: {finding.fix}"


def _require(expected: list[str], findings: Iterable[Finding], message: str) -> None:
    __tracebackhide__ = True
    found = {finding.rule for finding in findings}
    if missing := [rule for rule in expected if rule not in found]:
        raise AssertionError(message.format(missing=_rule_names(missing)))


def _rule_names(rules: list[str]) -> str:
    names = {rule: name for name, rule in _IDS.items()}
    return ", ".join(f"{rule} ({names[rule]})" if rule in names else rule for rule in rules)


def _rule_id(rule: str) -> str:
    if rule in _IDS:
        return _IDS[rule]
    if rule != UNEXPLAINED_ACKNOWLEDGEMENT and acknowledgements.find_error(rule, reason="used in a test"):
        near = "".join(f"; did you mean {each!r}?" for each in get_close_matches(str(rule), _IDS, n=1))
        raise InvalidInput(f"a rule must be an id, 'GC220', or a name, 'too-few-workers', got {rule!r}{near}")
    return rule


def _severity(value: Severity | str) -> Severity:
    try:
        return Severity(value)
    except ValueError:
        raise InvalidInput(f"severity must be 'error', 'warning' or 'info', got {value!r}") from None
