"""Detection and redaction of secrets.

A secret is recognized by its form (an access key, a private key, a token, a password in a URL), or by its name:
"--db_password", or "password=..." inside a longer text.
"""

from __future__ import annotations

import re
import reprlib
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

_NAMES = (
    r"pass(?:word|wd|phrase)|pwd|api[._-]?key|(?:secret[._-]?)?access[._-]?key|secret[._-]?key|private[._-]?key"
    r"|client[._-]?secret|(?:access|auth|api|bearer)[._-]?token"
)


class _Form(NamedTuple):
    """One form of secret. The group "secret" of the pattern is redacted; without the group, the entire match."""

    words: str
    mark: str
    """A substring of every such text: searching for it first is much faster."""
    pattern: str


# Patterns are strings: `re` caches the compiled ones, and most apps need none.
# They are bounded, or anchored at the start of a word, so that no text takes long.
_FORMS = tuple(
    _Form(words, mark, pattern)
    for words, mark, pattern in (
        ("an AWS access key", "AKIA", r"AKIA[A-Z0-9]{16}(?![A-Z0-9])"),
        ("an AWS access key", "ASIA", r"ASIA[A-Z0-9]{16}(?![A-Z0-9])"),
        ("a private key", "PRIVATE KEY-----", r"(?s)-----BEGIN [A-Z ]*PRIVATE KEY-----.*?(?:-----END [A-Z ]*-----|\Z)"),
        *(
            ("a GitHub token", mark, rf"{mark}\w{{22,}}")
            for mark in ("ghp_", "gho_", "ghu_", "ghs_", "ghr_", "github_pat_")
        ),
        ("a GitLab token", "glpat-", r"glpat-[\w-]{20,}"),
        ("a Slack token", "xox", r"xox[a-z]-[A-Za-z0-9-]{10,}"),
        ("a Slack token", "hooks.slack.com", r"hooks\.slack\.com/services/(?P<secret>\S+)"),
        ("a Stripe key", "k_live_", r"[rs]k_live_[A-Za-z0-9]{16,}"),
        ("a Google API key", "AIza", r"AIza[\w-]{35}"),
        ("a JSON web token", "eyJ", r"(?<![\w-])eyJ[\w-]{8,}\.eyJ[\w-]{8,}(?:\.[\w-]*)?"),
        ("a password in a URL", "@", r"://[^/?#\s:@]*:(?P<secret>[^/?#\s]+)@"),
        ("a password in a URL", "jdbc:oracle:", r"jdbc:oracle:\w+:[^/\s@]{1,80}/(?P<secret>[^\s@]{1,200})@"),
        ("a password", "=", rf"(?i)(?:{_NAMES})\s?=\s?(?P<secret>\"[^\"]*\"|'[^']*'|[^\s&;,\"')]+)"),
        ("a password", '":', rf"(?i)(?:{_NAMES})\\?\"\s?:\s?\\?\"(?P<secret>[^\"\\]+)"),
        ("a password", "':", rf"(?i)(?:{_NAMES})'\s?:\s?'(?P<secret>[^'\\]+)"),
    )
)

# Names of secrets, and names that are as often used for the name of a secret; only the end of the match counts.
_CLEAR = rf"(?:{_NAMES}|[._-]pass)(?![a-z])"
_VAGUE = r"(?:^|[._-])(?:secret|token|credentials?)(?![a-z])"
_HUMP = r"(?<=[a-z0-9])(?=[A-Z])"
_WORD = r"[a-z]+"
# Words after the name of a secret when the value describes the secret: password_column, token-url.
_DESCRIPTIVE_WORDS = {
    "alg", "algorithm", "alias", "arn", "arns", "audience", "bucket", "class", "col", "column", "columns", "count",
    "duration", "enabled", "endpoint", "expiration", "expires", "expiry", "field", "file", "format", "header", "host",
    "id", "ids", "issuer", "length", "lifetime", "limit", "location", "manager", "max", "method", "min", "mode",
    "name", "names", "param", "parameter", "path", "policy", "port", "prefix", "property", "provider", "ref",
    "reference", "regex", "region", "required", "rotation", "scope", "scopes", "secret", "server", "service",
    "source", "ssm", "stage", "store", "table", "timeout", "ttl", "type", "uri", "url", "user", "username", "vault",
    "version",
}  # fmt: skip

# Values that are not secrets under any name: empty, a number, a flag, a reference, a placeholder.
_HARMLESS = (
    r"(?is)"
    r"\s*|[\d.,:+-]+|true|false|yes|no|on|off|none|null|n/?a|\*+|x+|-+|\.+"
    r"|(?:arn|s3|s3a|https?|ssm|secretsmanager|vault|env|file|dbfs|kms):.*|/.*"
    r"|.*\$\{.*|.*\{\{.*|.*<[^>]{0,80}>.*|\$\w+|%\w+%"
    r"|.*(?:change[ _-]?(?:me|it)|replace|placeholder|dummy|todo|your[ _-]).*"
)
_AWS_KEY = r"[A-Za-z0-9/+]{40}"
# A sequence of words, like the name of a secret: prod/db, rds-credentials.
_NAME_LIKE = r"[A-Za-z]+|[A-Za-z]+\d{0,2}(?:[/_.:-](?:[A-Za-z]+\d{0,2}|\d{1,4}))+"


def possible_forms(text: str) -> list[_Form]:
    """Return the forms that a text may contain: a fast check, for many texts joined."""
    return [form for form in _FORMS if form.mark in text]


def find_secret(text: str, forms: Iterable[_Form] = _FORMS) -> str | None:
    """Return the description of a secret in a text; `None` when there seems to be none."""
    for words, mark, pattern in forms:
        if mark in text and any(map(_is_literal, re.finditer(pattern, text))):
            return words
    return None


def is_secret_by_name(name: str, value: str) -> bool:
    """Whether a value is a secret, judging by its name."""
    kind = _secret_name_kind(name)
    if not kind:
        return False
    if re.fullmatch(_AWS_KEY, value):
        return True
    if re.fullmatch(_HARMLESS, value):
        return False
    return re.fullmatch(_NAME_LIKE, value) is None or (kind == "clear" and "/" not in value)


def redact_value(name: str, value: object) -> object:
    """Return the value, or its redacted form if it is a secret."""
    if isinstance(value, str):
        secret = is_secret_by_name(name, value) or find_secret(value)
        return f"<a literal of {len(value)} characters>" if secret else value
    if value is None or isinstance(value, (bool, int, float)):
        return value
    return (
        f"<a {type(value).__name__} with a secret>"
        if _secret_name_kind(name) or find_secret(_WIDE.repr(value))
        else value
    )


def redact(text: str, forms: Iterable[_Form] = _FORMS) -> str:
    """Replace each secret in a text."""
    for _, mark, pattern in forms:
        if mark in text:
            text = re.sub(pattern, _redacted_match, text)
    return text


# Longer than any message.
_WIDE = reprlib.Repr()
_WIDE.maxlevel = 20
_WIDE.maxdict = _WIDE.maxlist = _WIDE.maxtuple = _WIDE.maxstring = _WIDE.maxother = 1000


def _secret(match: re.Match[str]) -> str:
    return str(match.groupdict().get("secret") or match[0])


def _is_literal(match: re.Match[str]) -> bool:
    return re.fullmatch(_HARMLESS, _secret(match).strip("\"'")) is None


def _redacted_match(match: re.Match[str]) -> str:
    return match[0].replace(_secret(match), "<secret>") if _is_literal(match) else match[0]


@lru_cache(maxsize=4096)
def _secret_name_kind(name: str) -> str:
    """Return how clearly a name denotes a secret: "clear", "vague", or "" if it does not."""
    words = re.sub(_HUMP, "_", name).lower()
    for pattern, kind in ((_CLEAR, "clear"), (_VAGUE, "vague")):
        if match := re.search(pattern, words):
            return "" if _DESCRIPTIVE_WORDS.intersection(re.findall(_WORD, words[match.end() :])) else kind
    return ""
