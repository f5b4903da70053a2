"""The catalogue's models: ours first, then Oscar's for what we leave as it is."""

from .category import Category
from .certificate import OcopCertificate
from .document import ProductDocument
from .image import ProducerImage, ProductImage
from .lot import Lot
from .place import Place, Province
from .producer import Producer
from .product import Product
from .specialty import Specialty

# isort: split
from oscar.apps.catalogue.models import *  # noqa: F403  after ours: it skips what exists

__all__ = [
    "Category",
    "Lot",
    "OcopCertificate",
    "Place",
    "Producer",
    "ProducerImage",
    "Product",
    "ProductDocument",
    "ProductImage",
    "Province",
    "Specialty",
]
