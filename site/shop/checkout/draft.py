"""What a buyer typed and has not yet ordered with: kept in the session, so that nothing is lost."""

KEY = "checkout"
#: Agreeing is never kept: it holds for what was on the page.
KEPT = (
    "window",
    "other_window",
    "street",
    "contact_name",
    "phone",
    "email",
    "note",
    "wants_invoice",
    "invoice_company",
    "invoice_tax_code",
    "invoice_address",
    "payment_method",
)
LONGEST = 500


def keep(request):
    """Reads what was posted, right or wrong."""
    typed = {name: request.POST.get(name, "")[:LONGEST] for name in KEPT}
    request.session[KEY] = {name: value for name, value in typed.items() if value}


def kept(request) -> dict[str, str]:
    return request.session.get(KEY, {})


def forget(request):
    request.session.pop(KEY, None)
