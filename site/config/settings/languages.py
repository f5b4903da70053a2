"""Vietnamese first, English beside it; one clock."""

from config import env

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
LOCALE_PATHS = [env.ROOT / "locale"]
USE_I18N = True
USE_TZ = True
USE_THOUSAND_SEPARATOR = True
TIME_ZONE = "Asia/Ho_Chi_Minh"
FIRST_DAY_OF_WEEK = 1
FORMAT_MODULE_PATH = "config.formats"

MODELTRANSLATION_DEFAULT_LANGUAGE = "vi"
MODELTRANSLATION_LANGUAGES = ("vi", "en")
MODELTRANSLATION_FALLBACK_LANGUAGES = ("vi",)
WAGTAIL_I18N_ENABLED = True
#: As staff, who work in Vietnamese, call them.
WAGTAIL_CONTENT_LANGUAGES = [("vi", "Tiếng Việt"), ("en", "Tiếng Anh")]
LANGUAGE_COOKIE_AGE = 60 * 60 * 24 * 365
LANGUAGE_COOKIE_SAMESITE = "Lax"
