"""The shop's texts leave as a PO file and come back."""

import polib
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from cms.shop_texts import po
from cms.shop_texts.listing import ALL

pytestmark = pytest.mark.django_db


@pytest.fixture
def file(product) -> polib.POFile:
    product.title_en = "Pineapple"
    product.save()
    return polib.pofile(po.written("product", state=ALL, query=""))


def entry(file, product, name) -> polib.POEntry:
    return next(one for one in file if one.msgctxt == f"product:{product.pk}:{name}")


def upload(client, content: str | bytes):
    content = content.encode() if isinstance(content, str) else content
    file = SimpleUploadedFile("texts.po", content)
    return client.post(reverse("cms_shop_texts_import"), {"file": file})


def test_all_of_the_list_goes_out(client, translator, product, file):
    assert entry(file, product, "title").msgstr == "Pineapple"
    answer = client.get(reverse("cms_shop_texts_po"), {"state": ALL})
    assert "Khóm Cầu Đúc" in answer.content.decode()


def test_what_comes_back_untouched_changes_nothing(client, translator, product, file):
    assert upload(client, str(file)).context["outcome"].taken == 0


def test_what_was_translated_is_written(client, translator, product, file):
    entry(file, product, "title").msgstr = "Cầu Đúc pineapple"
    assert upload(client, str(file)).context["outcome"].taken == 1
    product.refresh_from_db()
    assert product.title_en == "Cầu Đúc pineapple"
    assert product.translated_from["title"]["by"] == translator.pk


def test_a_stale_text_goes_out_fuzzy_and_comes_back_confirmed(client, translator, product, file):
    product.summary_vi = "Ngọt lắm."
    product.save()
    file = polib.pofile(po.written("product", state=ALL, query=""))
    stale = entry(file, product, "summary")
    assert "fuzzy" in stale.flags
    assert upload(client, str(file)).context["outcome"].taken == 0
    stale.flags.remove("fuzzy")
    assert upload(client, str(file)).context["outcome"].taken == 1
    product.refresh_from_db()
    assert product.stale_translations == []


def test_what_was_made_of_another_vietnamese_is_left_out_and_told(
    client, translator, product, file
):
    entry(file, product, "title").msgstr = "New"
    product.title_vi = "Khóm"
    product.save()
    outcome = upload(client, str(file)).context["outcome"]
    assert (outcome.taken, len(outcome.changed)) == (0, 1)


def test_one_that_cannot_stand_keeps_all_out(client, translator, product, file):
    entry(file, product, "summary").msgstr = "Very sweet."
    entry(file, product, "title").msgstr = "x" * 500
    answer = upload(client, str(file))
    assert answer.status_code == 422 and len(answer.context["outcome"].problems) == 1
    product.refresh_from_db()
    assert product.summary_en == "Sweet."


@pytest.mark.parametrize(
    "context", ["user:1:password", "product:1:code", "product:x:title", "product:999999:title", ""]
)
def test_only_texts_of_the_shop_are_written(client, translator, product, context):
    file = polib.POFile()
    context = context.replace(":1:", f":{product.pk}:")
    file.append(polib.POEntry(msgctxt=context, msgid="a", msgstr="b"))
    outcome = upload(client, str(file)).context["outcome"]
    assert (outcome.taken, len(outcome.problems)) == (0, 1)


@pytest.mark.parametrize(
    "content", [b"/etc/hostname", b"\xff\xfe\x00", b"PNG", b'msgid "a', b"x" * (6 * 1024 * 1024)]
)
def test_what_is_no_po_file_is_refused_in_words(client, translator, content):
    answer = upload(client, content)
    assert answer.status_code == 422 and answer.context["form"].errors["file"]
