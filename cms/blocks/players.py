"""Pages with a film, and no others, may frame its player."""

from wagtail import hooks

PLAYERS = ["https://www.youtube-nocookie.com", "https://player.vimeo.com"]


def holds_video(page) -> bool:
    body = getattr(page, "body", None)
    return any(block["type"] == "video" for block in getattr(body, "raw_data", ()))


@hooks.register("on_serve_page")
def let_players_in(serve_next):
    """Widens the response's content security policy; the middleware writes it."""

    def serve(page, request, args, kwargs):
        response = serve_next(page, request, args, kwargs)
        if holds_video(page):
            response._csp_update = {"frame-src": PLAYERS}
        return response

    return serve
