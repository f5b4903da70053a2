"""Oscar's defaults and what differs."""

from oscar.defaults import *  # noqa: F403

OSCAR_SHOP_NAME = "OCOP Hậu Giang"
OSCAR_SHOP_TAGLINE = ""
OSCAR_DEFAULT_CURRENCY = "VND"
OSCAR_SLUG_FUNCTION = "catalogue.text.slugify"
#: Discounts are whole đồng, rounded down.
OSCAR_OFFER_ROUNDING_FUNCTION = "shop.partner.strategy.whole_dong"
# The dashboard trims pictures through pictures/; Oscar's own thumbnailer is not used.
OSCAR_DELETE_IMAGE_FILES = False
OSCAR_DYNAMIC_CLASS_LOADER = "oscar.core.loading.default_class_loader"
OSCAR_REQUIRED_ADDRESS_FIELDS = ("first_name", "line1", "line4", "country")
