"""What search engines read of an outlet (schema.org LocalBusiness)."""

from django.utils.safestring import SafeString

from catalogue.structured_data import SCHEMA, json_ld
from design.frame import absolute

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def outlet_data(outlet) -> SafeString:
    """Address, place and weekly hours; exceptions are on the page itself.

    An outlet that is planned or closed has no hours.
    """
    data = {
        "@type": "Store",
        "name": outlet.name,
        "url": absolute(outlet.get_absolute_url()),
        "telephone": outlet.phone,
        "address": {
            "@type": "PostalAddress",
            "streetAddress": outlet.address,
            "addressCountry": "VN",
        },
        "openingHoursSpecification": [
            {
                "@type": "OpeningHoursSpecification",
                "dayOfWeek": SCHEMA + WEEKDAYS[hours.weekday],
                "opens": f"{hours.opens:%H:%M}",
                "closes": f"{hours.closes:%H:%M}",
            }
            for hours in outlet.opening_hours.all()
            if outlet.is_trading
        ],
    }
    if outlet.latitude is not None and outlet.longitude is not None:
        data["geo"] = {
            "@type": "GeoCoordinates",
            "latitude": float(outlet.latitude),
            "longitude": float(outlet.longitude),
        }
    return json_ld(data)
