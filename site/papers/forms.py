"""The page editor's form of a document: the shop's rules for its file."""

from wagtail.documents.forms import BaseDocumentForm

from papers.uploads import ENDINGS, clean_document


class PaperForm(BaseDocumentForm):
    """Wagtail builds all its forms for documents on this one; some leave the file out."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            endings = (f".{ending}" for ending in ENDINGS)
            self.fields["file"].widget.attrs["accept"] = ",".join(endings)

    def clean_file(self):
        file = self.cleaned_data["file"]
        if "file" in self.changed_data:
            clean_document(file)
        return file
