"""What looks like a secret, so that it is found, and never shown again.

A secret is known by its own form (an access key, a private key, a token, a password in a URL), or by the name that it
stands under: "--db_password", or "password=..." inside a longer text.
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
    """One form of secret. The group "secret" is what must not be shown; where there is none, all that matches."""

    words: str
    mark: str
    """What every such text has in it: to look for that first is much faster."""
    pattern: str


# Patterns are texts: `re` keeps what it compiled of them, and most apps never come to need one.
# Bounded, or tied to where a word starts, so that no text takes long.
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

# Names that tell a secret, and names that as often stand for the name of one; in both, only the end of what they match.
_CLEAR = rf"(?:{_NAMES}|[._-]pass)(?![a-z])"
_VAGUE = r"(?:^|[._-])(?:secret|token|credentials?)(?![a-z])"
_HUMP = r"(?<=[a-z0-9])(?=[A-Z])"
_WORD = r"[a-z]+"
# What follows the telling word when the value is not the secret, but where or what it is: password_column, token-url.
_ABOUT = {
    "alg", "algorithm", "alias", "arn", "arns", "audience", "bucket", "class", "col", "column", "columns", "count",
    "duration", "enabled", "endpoint", "expiration", "expires", "expiry", "field", "file", "format", "header", "host",
    "id", "ids", "issuer", "length", "lifetime", "limit", "location", "manager", "max", "method", "min", "mode",
    "name", "names", "param", "parameter", "path", "policy", "port", "prefix", "property", "provider", "ref",
    "reference", "regex", "region", "required", "rotation", "scope", "scopes", "secret", "server", "service",
    "source", "ssm", "stage", "store", "table", "timeout", "ttl", "type", "uri", "url", "user", "username", "vault",
    "version",
}  # fmt: skip

# What is no secret, whatever it stands under: nothing, a number, a flag, a reference, a place to fill in.
_HARMLESS = (
    r"(?is)"
    r"\s*|[\d.,:+-]+|true|false|yes|no|on|off|none|null|n/?a|\*+|x+|-+|\.+"
    r"|(?:arn|s3|s3a|https?|ssm|secretsmanager|vault|env|file|dbfs|kms):.*|/.*"
    r"|.*\$\{.*|.*\{\{.*|.*<[^>]{0,80}>.*|\$\w+|%\w+%"
    r"|.*(?:change[ _-]?(?:me|it)|replace|placeholder|dummy|todo|your[ _-]).*"
)
_AWS_KEY = r"[A-Za-z0-9/+]{40}"
# Plain words in a row, as a secret's name has them: prod/db, rds-credentials.
_NAME_LIKE = r"[A-Za-z]+|[A-Za-z]+\d{0,2}(?:[/_.:-](?:[A-Za-z]+\d{0,2}|\d{1,4}))+"


def forms_in(text: str) -> list[_Form]:
    """The forms that are worth a closer look: the quick question, for many texts at once."""
    return [form for form in _FORMS if form.mark in text]


def found_in(text: str, forms: Iterable[_Form] = _FORMS) -> str | None:
    """What secret of some forms a text holds, in words; `None` when it seems to hold none."""
    for words, mark, pattern in forms:
        if mark in text and any(map(_is_literal, re.finditer(pattern, text))):
            return words
    return None


def is_secret_by_name(name: str, value: str) -> bool:
    """Whether the value is a secret by the name that it stands under."""
    telling = _telling(name)
    if not telling:
        return False
    if re.fullmatch(_AWS_KEY, value):
        return True
    if re.fullmatch(_HARMLESS, value):
        return False
    return re.fullmatch(_NAME_LIKE, value) is None or (telling == "clear" and "/" not in value)


def hidden(name: str, value: object) -> object:
    """The value that stands under the name, or what may be shown of it."""
    if isinstance(value, str):
        secret = is_secret_by_name(name, value) or found_in(value)
        return f"<a literal of {len(value)} characters>" if secret else value
    if value is None or isinstance(value, (bool, int, float)):
        return value
    return f"<a {type(value).__name__} with a secret>" if _telling(name) or found_in(_WIDE.repr(value)) else value


def without(text: str, forms: Iterable[_Form] = _FORMS) -> str:
    """The text with each secret of some forms in it blotted out."""
    for _, mark, pattern in forms:
        if mark in text:
            text = re.sub(pattern, _blotted, text)
    return text


# Wider than any message.
_WIDE = reprlib.Repr()
_WIDE.maxlevel = 20
_WIDE.maxdict = _WIDE.maxlist = _WIDE.maxtuple = _WIDE.maxstring = _WIDE.maxother = 1000


def _secret(match: re.Match[str]) -> str:
    return str(match.groupdict().get("secret") or match[0])


def _is_literal(match: re.Match[str]) -> bool:
    return re.fullmatch(_HARMLESS, _secret(match).strip("\"'")) is None


def _blotted(match: re.Match[str]) -> str:
    return match[0].replace(_secret(match), "<secret>") if _is_literal(match) else match[0]


@lru_cache(maxsize=4096)
def _telling(name: str) -> str:
    """How a name tells that a secret stands under it: "clear", "vague", or not at all (empty)."""
    words = re.sub(_HUMP, "_", name).lower()
    for pattern, telling in ((_CLEAR, "clear"), (_VAGUE, "vague")):
        if match := re.search(pattern, words):
            return "" if _ABOUT.intersection(re.findall(_WORD, words[match.end() :])) else telling
    return ""
