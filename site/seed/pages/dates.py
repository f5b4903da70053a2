"""Dates of the sample pages count from the day they are loaded, so that some are yet to come."""

from datetime import datetime, time, timedelta

from django.utils import timezone


def set_dates(fields: dict) -> None:
    """Turns `published_days_ago`, `starts_in_days` with `at` and `lasts_hours` into dates."""
    today = timezone.localdate()
    if "published_days_ago" in fields:
        fields["published_on"] = today - timedelta(days=fields.pop("published_days_ago"))
    if "starts_in_days" in fields:
        day = today + timedelta(days=fields.pop("starts_in_days"))
        begin = datetime.combine(day, time.fromisoformat(fields.pop("at")))
        fields["starts_at"] = timezone.make_aware(begin)
        fields["ends_at"] = fields["starts_at"] + timedelta(hours=fields.pop("lasts_hours"))
