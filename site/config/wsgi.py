"""What granian serves (`config.wsgi:application`), with site/ on the path."""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
for source in (str(ROOT), str(ROOT / "site")):
    if source not in sys.path:
        sys.path.insert(0, source)

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

from django.core.wsgi import get_wsgi_application  # noqa: E402

application = get_wsgi_application()
