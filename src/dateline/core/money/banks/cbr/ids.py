"""The Bank of Russia's own numbers of currencies, by which its dynamics are asked for and named."""

_IDS = {
    "AED": "R01230", "AMD": "R01060", "AUD": "R01010", "AZN": "R01020A", "BGN": "R01100", "BRL": "R01115",
    "BYN": "R01090B", "BYR": "R01090", "CAD": "R01350", "CHF": "R01775", "CNY": "R01375", "CZK": "R01760",
    "DKK": "R01215", "EGP": "R01240", "EUR": "R01239", "GBP": "R01035", "GEL": "R01210", "HKD": "R01200",
    "HUF": "R01135", "IDR": "R01280", "INR": "R01270", "JPY": "R01820", "KGS": "R01370", "KRW": "R01815",
    "KZT": "R01335", "MDL": "R01500", "NOK": "R01535", "NZD": "R01530", "PLN": "R01565", "QAR": "R01355",
    "RON": "R01585F", "RSD": "R01805F", "SEK": "R01770", "SGD": "R01625", "THB": "R01675", "TJS": "R01670",
    "TMT": "R01710A", "TRY": "R01700J", "UAH": "R01720", "USD": "R01235", "UZS": "R01717", "VND": "R01150",
    "XDR": "R01589", "ZAR": "R01810",
}  # fmt: skip
_CODES = {number: code for code, number in _IDS.items()}

COMMON = ("USD", "EUR", "CNY", "GBP", "CHF", "JPY", "TRY", "KZT", "BYN", "UAH", "INR", "AED")
"""What is asked for where years are wanted."""


def id_of(code: str) -> str:
    """Raises `LookupError`."""
    if code not in _IDS:
        raise LookupError(f"the Bank of Russia’s number of {code} is not known here")
    return _IDS[code]


def code_of(number: str) -> str:
    """Empty for a number that is not known."""
    return _CODES.get(number, "")
