"""How Django finds the composed stylesheet among static files."""

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage

from design import stylesheet


class StylesheetFinder(BaseFinder):
    """Offers `design/site.css`, composed into COMPOSED_ROOT whenever it is asked for."""

    def __init__(self, *args, **kwargs):
        self.storage = FileSystemStorage(settings.COMPOSED_ROOT)

    def write(self):
        """Writes the stylesheet, unless it is there already as it should be."""
        path, text = settings.COMPOSED_ROOT / stylesheet.NAME, stylesheet.compose()
        if not path.exists() or path.read_text() != text:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
        return str(path)

    def find(self, path, find_all=False, **kwargs):
        found = [self.write()] if path == stylesheet.NAME else []
        return found if find_all else (found or [""])[0]

    def list(self, ignore_patterns):
        self.write()
        yield stylesheet.NAME, self.storage
