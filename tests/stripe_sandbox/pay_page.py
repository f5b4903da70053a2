"""The hosted pay page: plain HTML that works without JavaScript."""

from datetime import date
from html import escape
from pathlib import Path

from . import card_form, cards, payments, sessions
from .words import WORDS, amount, language
from .world import World

CSS = Path(__file__).with_name("pay_page.css").read_bytes()
# Each field's type, keyboard and what the browser may fill in.
INPUTS = {
    "email": ("email", "email", "email"),
    "number": ("text", "numeric", "cc-number"),
    "expiry": ("text", "text", "cc-exp"),
    "cvc": ("text", "numeric", "cc-csc"),
    "name": ("text", "text", "cc-name"),
}


def show(world: World, id: str, accepted: str) -> tuple[int, str]:
    """Status and page."""
    session = world.store.get(sessions.KIND, id)
    if session is None:
        return 404, notice(world, "missing", language(None, accepted))
    speech = language(session["locale"], accepted)
    if session["status"] != "open":
        return 200, notice(world, session["status"], speech, session)
    return 200, form_page(world, session, speech, card_form.prefilled(session["customer_email"]))


def submit(world: World, id: str, form: dict[str, str], accepted: str) -> tuple[int, str]:
    """Status, and the page or with 303 the address to go to."""
    with world.store.work():
        session = world.store.get(sessions.KIND, id)
        # Paid by a first click already: the second one arrives where it would have.
        if session and session["status"] == "complete":
            return 303, destination(session)
        if session is None or session["status"] != "open":
            return show(world, id, accepted)
        speech, form = language(session["locale"], accepted), card_form.typed(form)
        if bad := card_form.wrong(form, date.today()):
            problems = {name: WORDS[speech][f"{name}_wrong"] for name in bad}
            return 422, form_page(world, session, speech, form, problems)
        return pay(world, session, speech, form)


def pay(world: World, session: dict, speech: str, form: dict[str, str]) -> tuple[int, str]:
    card = cards.CARDS[card_form.number(form)]
    session = payments.pay(
        world, session["id"], card=card.number, email=form["email"], name=form["name"] or None
    )
    world.wake()
    if card.code is None:
        return 303, destination(session)
    words = WORDS[speech]
    message = words.get(card.decline_code or "", words[card.code])
    return 402, form_page(world, session, speech, form, {"number": message})


def destination(session: dict) -> str:
    return session["success_url"].replace("{CHECKOUT_SESSION_ID}", session["id"])


def form_page(world, session, speech, form, problems: dict[str, str] | None = None) -> str:
    words, problems = WORDS[speech], problems or {}
    total = amount(session["amount_total"], speech)
    fields = "".join(field(name, words, form, problems.get(name)) for name in card_form.FIELDS)
    body = f"""
<p class="to">{words["pay_to"]} {escape(world.settings["shop_name"])}</p>
<h1>{total}</h1>
{alert(words, problems)}
<section aria-labelledby="items"><h2 id="items">{words["items"]}</h2>
<ul class="items">{"".join(items(world, session, speech))}</ul>
<p class="total"><span>{words["total"]}</span> <strong>{total}</strong></p></section>
<form method="post" novalidate>
<h2>{words["card"]}</h2>
{fields}
<button type="submit">{words["pay"].format(amount=total)}</button>
</form>
{link(session["cancel_url"], words["cancel"])}"""
    return page(speech, f"{words['title']} · {total}", body, failed=bool(problems))


def items(world: World, session: dict, speech: str):
    for line in world.store.get("line_items", session["id"])["list"]["data"]:
        count = f"{WORDS[speech]['quantity']} {line['quantity']}"
        price = amount(line["amount_total"], speech)
        name = escape(line["description"])
        yield f"<li><span>{name} <small>{count}</small></span> <span>{price}</span></li>"


def alert(words: dict, problems: dict[str, str]) -> str:
    if not problems:
        return ""
    links = "".join(
        f'<li><a href="#{name}">{escape(text)}</a></li>' for name, text in problems.items()
    )
    return f'<div class="alert" role="alert"><h2>{words["failed"]}</h2><ul>{links}</ul></div>'


def field(name: str, words: dict, form: dict[str, str], problem: str | None) -> str:
    kind, mode, complete = INPUTS[name]
    notes = []
    if problem:
        notes.append(f'<p class="problem" id="{name}-problem">{escape(problem)}</p>')
    if name == "number":
        notes.append(f'<p class="help" id="{name}-help">{words["number_help"]}</p>')
    ids = [f"{name}-{note}" for note in ("problem", "help") if f'id="{name}-{note}"' in str(notes)]
    described = f' aria-describedby="{" ".join(ids)}"' if ids else ""
    state = ' aria-invalid="true"' if problem else ""
    need = "" if name == "name" else " required"
    return f"""<div class="field field-{name}"><label for="{name}">{words[name]}</label>
<input type="{kind}" id="{name}" name="{name}" value="{escape(form[name])}" inputmode="{mode}"
 autocomplete="{complete}"{need}{state}{described}>{"".join(notes)}</div>"""


def notice(world: World, kind: str, speech: str, session: dict | None = None) -> str:
    words = WORDS[speech]
    body = f"<h1>{words[kind]}</h1><p>{words[f'{kind}_more']}</p>"
    if kind == "complete":
        body += link(destination(session), words["onward"])
    elif session:
        body += link(session["cancel_url"], words["cancel"])
    return page(speech, words[kind], body)


def link(url: str | None, text: str) -> str:
    return f'<p class="back"><a href="{escape(url)}">{text}</a></p>' if url else ""


def page(speech: str, title: str, body: str, failed: bool = False) -> str:
    words = WORDS[speech]
    title = f"{words['failed']} · {title}" if failed else title
    return f"""<!doctype html>
<html lang="{speech}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>{title}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/pay_page.css">
</head>
<body>
<header class="test"><strong>{words["test"]}</strong> <span>{words["test_more"]}</span></header>
<main>{body}
</main>
</body>
</html>
"""
