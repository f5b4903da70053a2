"""A lot for each product, with its way from field to shelf."""

from datetime import date, timedelta

from catalogue.models import Lot


def lot(product, steps: dict, today: date) -> Lot:
    """Unsaved. Packed at most ten days ago, and with at least two thirds of its life left.

    `steps`: {"steps_vi": …, "steps_en": …}, one step a line.
    """
    life = product.shelf_life_days
    packed_on = today - timedelta(days=min(10, life // 3 if life else 10))
    record = Lot(
        product=product,
        number=f"L{packed_on:%y%m}A",
        packed_on=packed_on,
        best_before=packed_on + timedelta(days=life) if life else None,
        **steps,
    )
    record.prepare()
    return record
