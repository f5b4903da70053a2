"""Outlets with their hours."""

from datetime import date, time

import factory

from shop.partner.models import OpeningException, OpeningHours, Partner


class OutletFactory(factory.django.DjangoModelFactory):
    """Open every day from 7:30 to 19:00, unless `hours` says otherwise.

    `hours`: (weekday, opens, closes) triples, Monday 0; () for none.
    """

    class Meta:
        model = Partner
        skip_postgeneration_save = True

    code = factory.Sequence(lambda n: f"outlet-{n}")
    name_vi = factory.Sequence(lambda n: f"Điểm OCOP số {n} (mẫu)")
    name_en = factory.Sequence(lambda n: f"OCOP Point No. {n} (sample)")
    short_name = factory.Sequence(lambda n: f"Điểm {n}")
    address_vi = "Đường Trần Hưng Đạo, phường Vị Thanh, TP Cần Thơ"
    state = Partner.State.OPEN
    opened_on = date(2025, 6, 20)

    @factory.post_generation
    def hours(self, create, extracted, **kwargs):
        week = [(day, time(7, 30), time(19)) for day in range(7)]
        for weekday, opens, closes in week if extracted is None else extracted:
            OpeningHours.objects.create(partner=self, weekday=weekday, opens=opens, closes=closes)


class OpeningExceptionFactory(factory.django.DjangoModelFactory):
    """Closed for the day."""

    class Meta:
        model = OpeningException

    partner = factory.SubFactory(OutletFactory)
    starts_on = date(2026, 2, 17)
    ends_on = factory.SelfAttribute("starts_on")
    note_vi = "Nghỉ Tết"
