"""Amounts of money with their arithmetic."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from numbers import Real

from glue_constructs.errors import InvalidInput

_UNIT = Decimal(1)


@dataclass(frozen=True)
class Amount:
    """An amount in US dollars, or the reason why it is unknown.

    Attributes:
        usd: The exact amount; `None` when it is unknown.
        explanation: The arithmetic, "10 x G.1X (1 DPU) x 8 h x 0.44 USD = 35.20 USD"; for an unknown amount the reason.
    """

    usd: Decimal | None
    explanation: str

    def __str__(self) -> str:
        return "unknown" if self.usd is None else format_usd(self.usd)


def format_usd(usd: Decimal) -> str:
    """Format an amount for people: with cents; below one dollar with four significant digits."""
    if usd == 0 or abs(usd) >= _UNIT:
        return f"{usd:,.2f}"
    digits = 3 - usd.adjusted()
    whole, _, cents = f"{usd:.{digits}f}".rstrip("0").partition(".")
    return f"{whole}.{cents:<02}"


def format_usd_exact(usd: Decimal) -> str:
    """Format an amount for programs: with up to six decimals, without thousands separators."""
    whole, _, cents = f"{usd:.6f}".rstrip("0").partition(".")
    return f"{whole}.{cents:<02}"


def parse_usd(value: object, *, name: str) -> Decimal:
    """Parse a limit in USD.

    Args:
        value: A number, or a string with a number.
        name: The name of the limit, for the message.

    Raises:
        InvalidInput: It is not a positive number.
    """
    try:
        # By way of str: 0.1 means a tenth, not the nearest binary fraction.
        amount = Decimal(str(value)) if isinstance(value, (Real, Decimal, str)) else Decimal("NaN")
    except InvalidOperation:
        amount = Decimal("NaN")
    if isinstance(value, bool) or not amount.is_finite() or amount <= 0:
        raise InvalidInput(f"{name} must be an amount in USD above 0, such as 5 or 2.50, got {value!r}")
    return amount
