"""Check digits of the numbers a payroll carries: IBAN, Steuer-ID, Rentenversicherungsnummer, Betriebsnummer.

They catch a slip of the finger before money or a report goes to the wrong place. Marking a right number as wrong would be
worse than the reverse, so nothing but form and check digit is looked at. All functions take numbers without blanks.
"""

import re

RVNR_WEIGHTS = (2, 1, 2, 5, 7, 1, 2, 1, 2, 1, 2, 1)
BBNR_WEIGHTS = (1, 2, 1, 2, 1, 2, 1)


def compact(number: str) -> str:
    """Return *number* without blanks, in capitals.

    >>> compact("de89 3704 0044 0532 0130 00")
    'DE89370400440532013000'
    """
    return number.replace(" ", "").upper()


def iban_is_valid(number: str) -> bool:
    """Tell whether an IBAN has its country's form and the right check digits (ISO 13616).

    >>> iban_is_valid("DE89370400440532013000"), iban_is_valid("DE89370400440532013001")
    (True, False)
    """
    from stdnum import iban
    from stdnum.exceptions import ValidationError

    try:
        iban.validate(number, check_country=False)
    except ValidationError:
        return False
    return True


def tax_id_is_valid(number: str) -> bool:
    """Tell whether a Steuer-ID (§ 139b AO) has eleven digits, the last of them right (ISO 7064, Mod 11, 10).

    >>> tax_id_is_valid("36574261809"), tax_id_is_valid("36574261808")
    (True, False)
    """
    from stdnum.exceptions import ValidationError
    from stdnum.iso7064 import mod_11_10

    if not re.fullmatch(r"[0-9]{11}", number):
        return False
    try:
        mod_11_10.validate(number)
    except ValidationError:
        return False
    return True


def social_security_number_is_valid(number: str) -> bool:
    """Tell whether a Rentenversicherungsnummer (§ 147 SGB VI; VKVV § 2 to § 4) has its form and check digit.

    Area, date of birth, initial, serial number, check digit: the letter counts as its two-digit place in the alphabet, the
    digits are weighted, and the digit sums of the products add up to the check digit modulo 10.

    >>> social_security_number_is_valid("15070649C103"), social_security_number_is_valid("15070649C104")
    (True, False)
    """
    if not re.fullmatch(r"[0-9]{8}[A-Z][0-9]{3}", number):
        return False
    digits = f"{number[:8]}{ord(number[8]) - ord('A') + 1:02d}{number[9:11]}"
    return _weighted_digit_sum(digits, RVNR_WEIGHTS) % 10 == int(number[11])


def establishment_number_is_valid(number: str) -> bool:
    """Tell whether a Betriebsnummer (§ 18i SGB IV) has eight digits, the last of them right.

    >>> establishment_number_is_valid("98000006"), establishment_number_is_valid("12345678")
    (True, False)
    """
    if not re.fullmatch(r"[0-9]{8}", number):
        return False
    return _weighted_digit_sum(number[:7], BBNR_WEIGHTS) % 10 == int(number[7])


def _weighted_digit_sum(digits: str, weights: tuple[int, ...]) -> int:
    products = [int(digit) * weight for digit, weight in zip(digits, weights, strict=True)]
    return sum(product // 10 + product % 10 for product in products)
