"""Takes a guard away in the processes that a control starts: see the settings beside it."""

import time

from shop.partner import stock
from shop.partner.models import StockRecord

#: Long enough for others to come in between, in seconds.
PAUSE = 0.4


def without_locks(get_response):
    """Records are read and not locked; the others read too before anything is written."""

    def read(keys):
        records = list(StockRecord.objects.filter(pk__in=keys).order_by("pk"))
        time.sleep(PAUSE)
        return records

    stock.locked = read
    return get_response


def locks_as_asked(get_response):
    """Records are locked one by one, in the order of the basket."""

    def lock(keys):
        records = []
        for pk in keys:
            records.append(StockRecord.objects.select_for_update(no_key=True).get(pk=pk))
            time.sleep(PAUSE)
        return records

    stock.locked = lock
    return get_response
