"""What a person must look at: once for each key, on the staff's screen and by mail."""

from django.db import transaction
from oscar.core.loading import get_model

from shop.communication import outbox

from .models import StaffAlert


@transaction.atomic
def alert(*, key: str, kind: StaffAlert.Kind, order=None, details: str = "") -> None:
    """Raises it unless one of this key was raised before. `details` in plain words, for staff."""
    _alert, is_new = StaffAlert.objects.get_or_create(
        key=key, defaults={"kind": kind, "order": order, "details": details}
    )
    if is_new:
        outbox.put(
            kind="alert",
            key=f"alert:{key}"[:160],
            to=get_model("checkout", "CheckoutSettings").load().alert_email,
            language="vi",
            data={"what": str(kind.label), "details": details},
        )
