"""How orders and their collection codes are called. Neither is a key to anything by itself."""

import secrets

#: Crockford's: no I, L, O, U, so that nothing is misread over the phone.
NUMBER_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
#: Typed at the counter: without 0 and 1 too.
CODE_LETTERS = NUMBER_LETTERS[2:]


def new_number() -> str:
    """ "HG-" and eight letters or digits: forty random bits, so that numbers tell no sales."""
    return "HG-" + _random(NUMBER_LETTERS, 8)


def new_code() -> str:
    """Six letters or digits to show at the counter; the column is unique and refuses a second."""
    return _random(CODE_LETTERS, 6)


def _random(letters: str, length: int) -> str:
    return "".join(secrets.choice(letters) for _ in range(length))
