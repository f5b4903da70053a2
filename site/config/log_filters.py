"""What logs do not repeat."""

import logging
import re

#: A part of a path that nobody could guess: a token, signed or random.
KEY = re.compile(r"(?<=/)[\w:=-]{30,}(?=/|$)", re.ASCII)


class WithoutKeys(logging.Filter):
    """Who reads the logs cannot open what they tell of."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg, record.args = KEY.sub("…", record.getMessage()), ()
        return True
