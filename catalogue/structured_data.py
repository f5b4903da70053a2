"""What search engines read of a product (schema.org), as JSON-LD."""

import json

from django.utils.safestring import SafeString

from design.frame import absolute

#: As Django's json_script does: nothing in the data can end the element it stands in.
ESCAPES = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}
SCHEMA = "https://schema.org/"


def json_ld(data: dict) -> SafeString:
    """The data as JSON that is safe inside a `<script>` element."""
    text = json.dumps({"@context": "https://schema.org", **data}, ensure_ascii=False)
    return SafeString(text.translate(ESCAPES))


def offer(product, record) -> dict:
    """One outlet's price and whether it is there now."""
    if product.is_display_only:
        availability = "InStoreOnly"
    else:
        availability = "InStock" if record.net_stock_level > 0 else "OutOfStock"
    return {
        "@type": "Offer",
        "price": record.price,
        "priceCurrency": "VND",
        "availability": SCHEMA + availability,
        "url": absolute(product.get_absolute_url()),
        "seller": {"@type": "Store", "name": record.partner.name},
    }


def certification(certificate) -> dict:
    return {
        "@type": "Certification",
        "name": f"OCOP {certificate.stars}★",
        "certificationIdentification": certificate.number,
        "issuedBy": {"@type": "Organization", "name": certificate.issuer},
        "validFrom": certificate.issued_on.isoformat(),
        "expires": certificate.valid_until.isoformat(),
    }


def product_data(product, *, stock, certificate, images: list[str]) -> SafeString:
    """`stock`: records of trading outlets; `images`: absolute addresses. A lapsed certificate
    is left out."""
    data = {
        "@type": "Product",
        "name": product.title,
        "description": product.summary or product.description,
        "sku": product.code,
        "image": images,
        "offers": [offer(product, record) for record in stock if record.price],
    }
    if product.upc:
        data["gtin"] = product.upc
    if product.brand:
        data["brand"] = {"@type": "Brand", "name": product.brand}
    if product.producer:
        data["manufacturer"] = {"@type": "Organization", "name": product.producer.name}
    if certificate and certificate.is_valid:
        data["hasCertification"] = certification(certificate)
    return json_ld(data)


def breadcrumb_data(breadcrumbs) -> SafeString:
    """Of [(label, path or None)], the last being the page itself."""
    items = [
        {"@type": "ListItem", "position": place, "name": str(label)}
        | ({"item": absolute(path)} if path else {})
        for place, (label, path) in enumerate(breadcrumbs, 1)
    ]
    return json_ld({"@type": "BreadcrumbList", "itemListElement": items})
