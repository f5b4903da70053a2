"""SMTP by MAIL_HOST; without it, mails are written to var/mail."""

from config import env

DEFAULT_FROM_EMAIL = env.text("MAIL_FROM", "OCOP Hậu Giang <khong-tra-loi@example.vn>")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
if env.text("MAIL_HOST"):
    EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    EMAIL_HOST = env.text("MAIL_HOST")
    EMAIL_PORT = env.number("MAIL_PORT", 587)
    EMAIL_HOST_USER = env.text("MAIL_USER")
    EMAIL_HOST_PASSWORD = env.text("MAIL_PASSWORD")
    EMAIL_USE_TLS = env.flag("MAIL_TLS", True)
    EMAIL_TIMEOUT = 10
else:
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = env.ROOT / "var" / "mail"
