"""Redis by REDIS_URL, shared by all processes; else a cache in the process.

Production has several processes: with a cache each, one would go on serving what another changed.
"""

from config import env

REDIS_URL = env.required("REDIS_URL", elsewhere="")
if REDIS_URL:
    CACHES = {
        "default": {
            "BACKEND": "django.core.cache.backends.redis.RedisCache",
            "LOCATION": REDIS_URL,
            "KEY_PREFIX": env.text("CACHE_PREFIX", "ocop"),
        }
    }
else:
    CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}

SESSION_ENGINE = "django.contrib.sessions.backends.db"
