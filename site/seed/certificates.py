"""Sample OCOP certificates, dated from the day of seeding so that they keep for long."""

from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from catalogue.models import OcopCertificate
from catalogue.models.certificate import VALID_MONTHS

from .tables import number

#: Lapsed two months ago, so that the demo shows how lapsed stars look.
LAPSED = {"HG021", "HG027"}
#: Hậu Giang, Sóc Trăng and the districts went into Cần Thơ City.
MERGED_ON = date(2025, 7, 1)
Level = OcopCertificate.Level


def issue_date(code: str, today: date) -> date:
    """The same for a product on the same day: 2 to 11 months ago, or long lapsed."""
    if code in LAPSED:
        return today - relativedelta(months=VALID_MONTHS + 2)
    return today - timedelta(days=60 + int(code.lstrip("HG")) * 37 % 270)


def issued_by(product, stars: int, day: date) -> tuple[str, str]:
    """(level, issuing body): who decides on how many stars (Decision 148/QĐ-TTg, 2023)."""
    if stars == 5:
        return Level.NATIONAL, "Hội đồng OCOP trung ương (mẫu)"
    if day >= MERGED_ON:
        return Level.PROVINCE, "UBND TP Cần Thơ (mẫu)"
    if stars == 4:
        return Level.PROVINCE, f"UBND tỉnh {product.place.province.name_vi} (mẫu)"
    return Level.DISTRICT, f"UBND {product.place.former_unit.split(',')[0]} (mẫu)"


def certificate(product, row: dict, today: date) -> OcopCertificate | None:
    """Unsaved; None for a product without stars."""
    if not row["stars"]:
        return None
    stars, day = int(row["stars"]), issue_date(product.code, today)
    level, issuer = issued_by(product, stars, day)
    serial = product.code.lstrip("HG")
    return OcopCertificate(
        product=product,
        stars=stars,
        points=number(row["points"]),
        number=f"HG-OCOP-{day.year}-{serial} (mẫu)",
        decision=f"{int(serial) * 7 + 100}/QĐ (mẫu)",
        issued_on=day,
        valid_until=day + relativedelta(months=VALID_MONTHS),
        level=level,
        issuer=issuer,
    )
