"""What a search can find each record by: its texts in both languages, folded."""

from catalogue.text import fold


def joined(*texts) -> str:
    """Folded, spaces single, empty ones left out."""
    return " ".join(fold(" ".join(str(text) for text in texts if text)).split())


def place_words(place) -> list[str]:
    """New name, old unit and province: visitors know any of them."""
    if not place:
        return []
    names = [place.name_vi, place.name_en, place.current_unit, place.former_unit]
    return [*names, place.province.name_vi, place.province.name_en]


def product_text(product) -> tuple[str, str]:
    """(title, everything) of a product."""
    title = joined(product.title_vi, product.title_en)
    words = [product.summary_vi, product.summary_en, product.code, product.upc]
    words += [product.ingredients_vi, product.ingredients_en, product.brand]
    words += place_words(product.place)
    if product.producer:
        words += [product.producer.name_vi, product.producer.name_en]
    if product.specialty:
        specialty = product.specialty
        words += [specialty.name_vi, specialty.name_en, specialty.other_names]
    for category in product.categories.all():
        words += [category.name_vi, category.name_en]
    return title, joined(title, *words)


def producer_text(producer) -> str:
    words = [producer.name_vi, producer.name_en, producer.summary_vi, producer.summary_en]
    return joined(*words, *place_words(producer.place))


def outlet_text(outlet) -> str:
    languages = ("vi", "en")
    names = ("name", "address", "former_address", "summary")
    texts = [getattr(outlet, f"{name}_{code}") for name in names for code in languages]
    return joined(outlet.short_name, *texts)
