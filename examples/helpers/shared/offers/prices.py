"""Parsing and formatting of prices."""

from price_parser import Price


def cents(text):
    """Return the price of a string such as "1.299,00 €" in cents; None when there is none."""
    amount = Price.fromstring(text or "").amount
    return None if amount is None else int(amount * 100)


def euros(amount):
    """Format cents as euros."""
    return f"{amount / 100:.2f} EUR"
