from datetime import datetime, time
from zoneinfo import ZoneInfo

import pytest
import time_machine


@pytest.fixture
def freeze():
    """`with freeze(date):` noon of that day in Vietnam."""
    zone = ZoneInfo("Asia/Ho_Chi_Minh")
    return lambda day: time_machine.travel(datetime.combine(day, time(12), zone), tick=False)
