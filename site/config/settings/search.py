"""modelsearch in the database itself; Elasticsearch or OpenSearch by SEARCH_URL when outgrown."""

from config import env

if env.text("SEARCH_URL"):
    MODELSEARCH_BACKENDS = {
        "default": {
            "BACKEND": env.text("SEARCH_BACKEND", "modelsearch.backends.elasticsearch8"),
            "URLS": [env.text("SEARCH_URL")],
            "INDEX": env.text("SEARCH_INDEX", "ocop"),
        }
    }
else:
    MODELSEARCH_BACKENDS = {
        "default": {
            "BACKEND": "modelsearch.backends.database",
            # Texts are folded before they are indexed: no stemming of Vietnamese syllables.
            "SEARCH_CONFIG": "simple",
        }
    }

# Oscar imports haystack; nothing here asks it.
HAYSTACK_CONNECTIONS = {"default": {"ENGINE": "haystack.backends.simple_backend.SimpleEngine"}}
HAYSTACK_SIGNAL_PROCESSOR = "haystack.signals.BaseSignalProcessor"
