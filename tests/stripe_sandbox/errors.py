"""Errors in Stripe's own shape, so that stripe-python raises the class it would for Stripe."""


class StripeError(Exception):
    """An answer that is no success.

    `began` tells whether the endpoint had begun to execute: only then does Stripe keep the
    answer for the idempotency key.
    """

    began = True

    def __init__(self, message, *, code=None, param=None, status=400, type=None, **more):
        super().__init__(message)
        self.status = status
        self.body = {"error": {"type": type or "invalid_request_error", "message": message}}
        given = {"code": code, "param": param, **more}
        if code:
            given["doc_url"] = f"https://stripe.com/docs/error-codes/{code.replace('_', '-')}"
        self.body["error"] |= {key: value for key, value in given.items() if value is not None}


class Refused(StripeError):
    """The parameters failed validation; nothing began."""

    began = False


def missing(kind: str, id: str, param: str = "id", status: int = 404) -> StripeError:
    code = "resource_missing"
    return StripeError(f"No such {kind}: '{id}'", code=code, param=param, status=status)


def unauthorized(message: str) -> StripeError:
    return Refused(message, status=401)
