"""One of each block on one page: accessible, valid, as wide as the screen; films ask first."""

import pytest

from tests.factories.cms_blocks import BLOCKS, body, page_of, page_of_all

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_page_of_all_blocks_is_accessible_valid_and_fits(
    language, client, page, axe, html_validate
):
    path = page_of_all(language=language).url
    assert html_validate(client.get(path).content.decode()) == []
    visitor = page(360)
    visitor.goto(path)
    assert axe(visitor) == []
    assert visitor.evaluate("document.documentElement.scrollWidth") == 360


def test_the_player_comes_only_when_asked_for(live_server, chromium):
    path = page_of(body(("video", BLOCKS["video"]()))).url
    visitor = chromium.new_page(base_url=live_server.url)
    asked = []
    visitor.on("request", lambda request: asked.append(request.url))
    visitor.route("https://**", lambda route: route.abort())
    visitor.goto(path)
    assert visitor.locator("iframe").count() == 0
    assert all(address.startswith(live_server.url) for address in asked)
    player = "https://www.youtube-nocookie.com/embed/abcdefghijk?autoplay=1"
    with visitor.expect_request(player):
        visitor.locator("[data-player]").click()
    visitor.close()
