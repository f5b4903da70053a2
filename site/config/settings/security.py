"""Secrets, hosts, cookies, headers, log-in."""

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.urls import reverse_lazy

from config import env

from .payments import PAYMENT_PAGE_HOSTS

SECRET_KEY = env.required(
    "SECRET_KEY", elsewhere="not-secret-for-demo-and-tests-only-0123456789abcdefghij"
)
ALLOWED_HOSTS = env.required_words("ALLOWED_HOSTS", elsewhere="*")
SITE_URL = env.required("SITE_URL", elsewhere="http://127.0.0.1:8000").rstrip("/")
CSRF_TRUSTED_ORIGINS = [SITE_URL] if SITE_URL.startswith("https://") else []

# Behind the host's proxy, which ends TLS and sets this header itself.
HTTPS = env.IS_PRODUCTION and not env.flag("PLAIN_HTTP")
if HTTPS:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^health$"]  # the host asks from inside, without TLS
SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SECURE_HSTS_SECONDS = 31536000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
X_FRAME_OPTIONS = "DENY"

if env.IS_PRODUCTION and env.text("S3_BUCKET") and not env.text("S3_PUBLIC_HOST"):
    raise ImproperlyConfigured(
        "S3_PUBLIC_HOST is not set: pages may show pictures of no other host."
    )
_MEDIA = [f"https://{env.text('S3_PUBLIC_HOST')}"] if env.text("S3_PUBLIC_HOST") else []
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:", *_MEDIA],
        "object-src": [NONE],
        "base-uri": [SELF],
        "form-action": [SELF, *PAYMENT_PAGE_HOSTS],
        "frame-ancestors": [NONE],
    }
}

LOGIN_URL = reverse_lazy("dashboard:login")
LOGIN_REDIRECT_URL = reverse_lazy("dashboard:index")
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "oscar.apps.customer.auth_backends.EmailBackend",
    "django.contrib.auth.backends.ModelBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
#: Proxies of ours before the shop, each of which adds to X-Forwarded-For.
TRUSTED_PROXIES = env.number("TRUSTED_PROXIES", 1 if HTTPS else 0)
AXES_CLIENT_IP_CALLABLE = "shop.limits.client_address"
AXES_FAILURE_LIMIT = 8
AXES_COOLOFF_TIME = 0.5  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_ENABLE_ACCESS_FAILURE_LOG = True
AXES_ENABLED = not env.IS_TEST
if env.IS_TEST:
    PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # fast
