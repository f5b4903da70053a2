"""The forms of a page, as a browser without a screen reads them."""

from html.parser import HTMLParser


class Unexpected(Exception):
    """The shop answered with an error, or a page lacks what a buyer looks for."""


class Form(HTMLParser):
    """The fields of one `<form>…</form>` as a browser would send them, and where to.

    `choices` has the values offered by each group of radio buttons and each list.
    """

    def __init__(self, source: str):
        super().__init__()
        self.action, self.names, self.values = "", set(), {}
        self.choices: dict[str, list[str]] = {}
        self._select = self._textarea = None
        self.feed(source)

    def filled(self, **answers: str) -> dict[str, str]:
        """The form's values with these answers. Raises Unexpected for a field it has not."""
        if unknown := answers.keys() - self.names:
            raise Unexpected(f"no field {', '.join(sorted(unknown))} among {sorted(self.names)}")
        return self.values | answers

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        name = attributes.get("name")
        if tag == "form":
            self.action = attributes.get("action") or ""
        elif tag == "option" and self._select:
            self._choose(attributes)
        elif name and "disabled" not in attributes:
            self._field(tag, name, attributes)

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag):
        if tag == "select":
            self._select = None
        elif tag == "textarea":
            self._textarea = None

    def handle_data(self, data):
        if self._textarea:
            # The line break that HTML ignores after <textarea>
            self.values[self._textarea] += data.removeprefix("\n")

    def _field(self, tag: str, name: str, attributes: dict):
        kind = attributes.get("type", "text") if tag == "input" else tag
        if kind in {"submit", "image", "reset", "file"}:
            return
        self.names.add(name)
        if kind == "select":
            self._select = name
        elif kind == "textarea":
            self._textarea, self.values[name] = name, ""
        elif kind in {"radio", "checkbox"}:
            self._tick(name, attributes)
        elif kind != "button":  # a button is sent only by who presses it
            self.values[name] = attributes.get("value") or ""

    def _tick(self, name: str, attributes: dict):
        value = attributes.get("value", "on") or ""
        self.choices.setdefault(name, []).append(value)
        if "checked" in attributes:
            self.values[name] = value

    def _choose(self, attributes: dict):
        """The first choice stands until one is marked as chosen."""
        value = attributes.get("value") or ""
        if "disabled" not in attributes:
            self.choices.setdefault(self._select, []).append(value)
            if "selected" in attributes or self._select not in self.values:
                self.values[self._select] = value
