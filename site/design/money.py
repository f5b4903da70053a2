"""How an amount of đồng is written: the one place that does it.

Vietnamese `185.000 ₫`, English `₫185,000`; a đồng has no decimals. The space before the sign does
not break, so an amount never stands on two lines.
"""

NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"
SIGN = "₫"
PER = {"g": {"vi": "kg", "en": "kg"}, "ml": {"vi": "lít", "en": "litre"}}


def vnd(amount: int, language: str) -> str:
    """`amount` in whole đồng, as `language` ("vi" or "en") writes it."""
    figures = f"{amount:,}"
    if language == "vi":
        return f"{figures.replace(',', '.')}{NO_BREAK_SPACE}{SIGN}"
    return f"-{SIGN}{figures[1:]}" if amount < 0 else f"{SIGN}{figures}"


def vnd_per(amount: int, net_unit: str, language: str) -> str:
    """A price per kilogram or litre: `330.000 ₫/kg`. `net_unit`: "g" or "ml"."""
    return f"{vnd(amount, language)}/{PER[net_unit][language]}"
