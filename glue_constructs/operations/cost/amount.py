"""An amount of money with how it comes about."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from numbers import Real

from glue_constructs.errors import InvalidInput

_UNIT = Decimal(1)


@dataclass(frozen=True)
class Amount:
    """An amount in US dollars, or why nobody knows it.

    Attributes:
        usd: The amount, exact; `None` when it is not known.
        explanation: The arithmetic, "10 x G.1X (1 DPU) x 8 h x 0.44 USD = 35.20 USD"; or, of an unknown amount, why.
    """

    usd: Decimal | None
    explanation: str

    def __str__(self) -> str:
        return "unknown" if self.usd is None else format_usd(self.usd)


def format_usd(usd: Decimal) -> str:
    """Write an amount for a person: to the cent; what is below a dollar, to four digits that count."""
    if usd == 0 or abs(usd) >= _UNIT:
        return f"{usd:,.2f}"
    digits = 3 - usd.adjusted()
    whole, _, cents = f"{usd:.{digits}f}".rstrip("0").partition(".")
    return f"{whole}.{cents:<02}"


def format_usd_exact(usd: Decimal) -> str:
    """Write an amount for a program: to the millionth, without separators."""
    whole, _, cents = f"{usd:.6f}".rstrip("0").partition(".")
    return f"{whole}.{cents:<02}"


def parse_usd(value: object, *, name: str) -> Decimal:
    """Read an amount that somebody set as a limit.

    Args:
        value: A number, or the text of one.
        name: What it is called, for the message.

    Raises:
        InvalidInput: It is no positive number.
    """
    try:
        # By its text: 0.1 is meant as a tenth, and not as the double next to it.
        amount = Decimal(str(value)) if isinstance(value, (Real, Decimal, str)) else Decimal("NaN")
    except InvalidOperation:
        amount = Decimal("NaN")
    if isinstance(value, bool) or not amount.is_finite() or amount <= 0:
        raise InvalidInput(f"{name} needs an amount in USD above 0, such as 5 or 2.50, got {value!r}")
    return amount
