"""Shuts every way to a stock record's numbers but shop.partner.stock, Oscar's own among them."""

from django.db import models

from .stock_errors import LedgerBypassed

NUMBERS = frozenset({"num_in_stock", "num_allocated"})


def refuse(names):
    """Raises LedgerBypassed if a number is among the field names."""
    if NUMBERS & set(names or ()):
        raise LedgerBypassed("Stock moves only through shop.partner.stock.")


class StockRecordQuerySet(models.QuerySet):
    def update(self, **values):
        refuse(values)
        return super().update(**values)

    def bulk_create(self, objs, *args, update_fields=None, **kwargs):
        refuse(update_fields)
        objs = list(objs)
        for record in objs:
            record.start_empty()
        return super().bulk_create(objs, *args, update_fields=update_fields, **kwargs)


class StockByLedger:
    """For StockRecord: a new record is empty, and saving one never writes its numbers."""

    def start_empty(self):
        if self.num_in_stock or self.num_allocated:
            raise LedgerBypassed("A stock record starts empty; then call stock.receive().")
        self.num_in_stock = self.num_allocated = 0

    def save(self, *, update_fields=None, force_insert=False, **kwargs):
        """Numbers on the instance may be old: left out, so that saving a price undoes no sale."""
        refuse(update_fields)
        if self._state.adding:
            self.start_empty()
            force_insert = True  # never an UPDATE by a pk that was given
        elif update_fields is None:
            names = {field.name for field in self._meta.concrete_fields if not field.primary_key}
            update_fields = names - NUMBERS
        super().save(update_fields=update_fields, force_insert=force_insert, **kwargs)

    def allocate(self, quantity):
        """Oscar's: unconditional, so that it oversells."""
        refuse(NUMBERS)

    def consume_allocation(self, quantity):
        """Oscar's: knows no order."""
        refuse(NUMBERS)

    def cancel_allocation(self, quantity):
        """Oscar's: knows no order."""
        refuse(NUMBERS)
