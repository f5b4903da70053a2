"""Static files (WhiteNoise, hashed names) and uploads (local, or S3 by S3_BUCKET)."""

from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

from config import env

STATIC_URL = "/static/"
STATIC_ROOT = env.ROOT / "var" / "static"
#: Where static files that are put together from parts are written.
COMPOSED_ROOT = env.ROOT / "var" / "composed"
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "design.finders.StylesheetFinder",
]
MEDIA_URL = "/media/"
MEDIA_DIR = Path(env.text("MEDIA_DIR") or env.ROOT / "media")
MEDIA_ROOT = MEDIA_DIR / "public"
#: Certificates' scans, licences, the page editor's documents: never under MEDIA_URL.
PRIVATE_MEDIA_ROOT = MEDIA_DIR / "private"

WHITENOISE_MAX_AGE = 60 if env.IS_DEVELOPMENT else 31536000
WHITENOISE_KEEP_ONLY_HASHED_FILES = not (env.IS_DEVELOPMENT or env.IS_TEST)


def s3(**options) -> dict:
    """One S3 storage. Signature v4 and no ACLs: the bucket's policy decides who reads."""
    return {
        "BACKEND": "storages.backends.s3.S3Storage",
        "OPTIONS": {
            "endpoint_url": env.text("S3_ENDPOINT_URL") or None,
            "region_name": env.text("S3_REGION") or None,
            "access_key": env.text("S3_ACCESS_KEY") or None,
            "secret_key": env.text("S3_SECRET_KEY") or None,
            "signature_version": "s3v4",
            "default_acl": None,
            "file_overwrite": False,
            **options,
        },
    }


def local(location, base_url=None) -> dict:
    """One folder on this machine."""
    return {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        # As text: Wagtail hands a storage's options to a job, which keeps them as JSON.
        "OPTIONS": {"location": str(location), "base_url": base_url},
    }


S3_BUCKET = env.text("S3_BUCKET")
S3_PRIVATE_BUCKET = env.text("S3_PRIVATE_BUCKET")
S3_PUBLIC_HOST = env.text("S3_PUBLIC_HOST")
if bool(S3_BUCKET) != bool(S3_PRIVATE_BUCKET) or (S3_BUCKET and S3_BUCKET == S3_PRIVATE_BUCKET):
    raise ImproperlyConfigured("S3_BUCKET and S3_PRIVATE_BUCKET must both be set, and differ.")
_PRIVATE = (
    s3(bucket_name=S3_PRIVATE_BUCKET, querystring_auth=True, querystring_expire=300)
    if S3_PRIVATE_BUCKET
    else local(PRIVATE_MEDIA_ROOT)
)
STORAGES = {
    # Closed unless a field says otherwise: documents, papers, uploads that are not finished.
    "default": _PRIVATE,
    "private": _PRIVATE,
    "public": s3(
        bucket_name=S3_BUCKET, querystring_auth=False, custom_domain=S3_PUBLIC_HOST or None
    )
    if S3_BUCKET
    else local(MEDIA_ROOT, MEDIA_URL),
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if env.IS_DEVELOPMENT or env.IS_TEST
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}

DATA_UPLOAD_MAX_MEMORY_SIZE = 2_621_440
FILE_UPLOAD_MAX_MEMORY_SIZE = 2_621_440
#: Of a whole request: the largest document, or two large photos at once, with what goes with them.
MAX_BODY_BYTES = 64 * 1024 * 1024
WAGTAILIMAGES_IMAGE_MODEL = "pictures.Picture"
WAGTAILIMAGES_IMAGE_FORM_BASE = "pictures.forms.PictureForm"
WAGTAILIMAGES_RENDITION_STORAGE = "public"
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 30 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 64_000_000
WAGTAILIMAGES_EXTENSIONS = ["avif", "heic", "jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_AVIF_QUALITY = 60
WAGTAILIMAGES_WEBP_QUALITY = 78
WAGTAILIMAGES_JPEG_QUALITY = 82
WAGTAILDOCS_DOCUMENT_FORM_BASE = "papers.forms.PaperForm"
WAGTAILDOCS_MAX_UPLOAD_SIZE = 50 * 1024 * 1024
# Through the shop, which asks who may have it: never by an address of the file.
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILDOCS_INLINE_CONTENT_TYPES = []
