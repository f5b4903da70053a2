"""Forms that visitors send, from the page to staff's answer (docs/forms.md)."""
