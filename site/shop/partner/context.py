"""The outlets, for the header and every card."""


def outlets(request):
    """Adds `outlets`, as the middleware of the same name put them on the request."""
    return {"outlets": request.outlets}
