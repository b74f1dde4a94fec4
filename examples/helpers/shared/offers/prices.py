"""Prices, as suppliers write them and as we do."""

from price_parser import Price


def cents(text):
    """The price in a text such as "1.299,00 €" in cents; None when there is none."""
    amount = Price.fromstring(text or "").amount
    return None if amount is None else int(amount * 100)


def euros(amount):
    """Cents as text."""
    return f"{amount / 100:.2f} EUR"
