"""Check digits: each single wrong digit is found, every right number is accepted."""

import doctest

import pytest

from payroll.office import check_digits

VALID = [
    (check_digits.iban_is_valid, "DE89370400440532013000"),
    (check_digits.iban_is_valid, "AT611904300234573201"),
    (check_digits.tax_id_is_valid, "36574261809"),
    (check_digits.tax_id_is_valid, "86095742719"),
    (check_digits.social_security_number_is_valid, "15070649C103"),
    (check_digits.social_security_number_is_valid, "15170594K100"),
    (check_digits.establishment_number_is_valid, "98000006"),
    (check_digits.establishment_number_is_valid, "33526082"),
]


@pytest.mark.parametrize(("valid", "number"), VALID)
def test_right_numbers_are_accepted_and_a_wrong_last_digit_is_found(valid, number):
    assert valid(number)
    wrong = [number[:-1] + digit for digit in "0123456789" if digit != number[-1]]
    assert not any(valid(each) for each in wrong)


@pytest.mark.parametrize("valid", dict.fromkeys(valid for valid, _ in VALID))
@pytest.mark.parametrize("number", ["", "1", "x" * 12, "٣٦٥٧٤٢٦١٨٠٩", "15070649Ç103", "1" * 40])
def test_what_has_another_form_is_not_valid(valid, number):
    assert not valid(number)


def test_the_examples_in_the_docstrings_are_true():
    assert doctest.testmod(check_digits).failed == 0
