"""Outlet staff's screens for what producers offer, in the back office."""
