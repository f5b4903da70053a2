"""One change of a basket at a time."""

from . import refusals
from .models import Basket


def locked(basket: Basket) -> Basket:
    """The basket as it is now, held until the transaction ends. Refused once it is ordered."""
    found = Basket.objects.select_for_update(no_key=True).filter(pk=basket.pk).first()
    if found is None or found.status != Basket.OPEN:
        raise refusals.closed()
    return found
