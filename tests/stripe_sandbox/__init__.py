"""A stand-in for Stripe on this machine: see README.md. Tests start it with `Sandbox`."""

from .handle import Sandbox

__all__ = ["Sandbox"]
