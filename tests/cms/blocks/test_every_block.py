"""Every block of a body is complete: it can be made, chosen, drawn and read in both languages."""

import pytest
from django.template.loader import get_template
from django.utils.functional import Promise
from django.utils.translation import override

from cms.blocks import BodyBlock
from tests.factories.cms_blocks import BLOCKS, body

NAMES = list(BodyBlock.base_blocks)


@pytest.mark.parametrize("name", NAMES)
def test_a_block_has_a_factory_a_template_a_group_an_icon_and_a_label(name):
    block = BodyBlock.base_blocks[name]
    assert name in BLOCKS
    assert block.meta.template == f"cms/blocks/{name}.html"
    assert get_template(block.meta.template)
    assert block.meta.group
    assert block.meta.icon != "placeholder"
    assert isinstance(block.meta.label, Promise)  # in the reader's language


@pytest.mark.django_db
@pytest.mark.parametrize("name", NAMES)
def test_the_factory_makes_a_value_that_an_editor_could_save(name):
    block = BodyBlock().child_blocks[name]
    value = block.clean(BLOCKS[name]())
    assert block.get_prep_value(value)


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["vi", "en"])
def test_each_block_is_drawn_alone_and_all_in_one_body(language):
    with override(language):
        values = {name: BLOCKS[name]() for name in NAMES}
        for name, value in values.items():
            assert BodyBlock().child_blocks[name].render(value).strip(), name
        page = body(*values.items())
        html = page.stream_block.render(page)
    assert html.count("<h2") >= len(NAMES) - 4
