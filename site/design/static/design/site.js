/* What pages can do better with a script. Every page works without it. */

document.documentElement.classList.add("has-script");

/* The language that was chosen is met again at the front door. */
document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-language]");
  if (!link) return;
  const secure = location.protocol === "https:" ? ";secure" : "";
  document.cookie = `django_language=${link.dataset.language};path=/;max-age=31536000;samesite=lax${secure}`;
});

/* Sharing: the phone's own sheet, else the address is copied. */
document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-share]");
  if (!button) return;
  const { share: url, title, done } = button.dataset;
  try {
    if (navigator.share) return await navigator.share({ url, title });
    await navigator.clipboard.writeText(url);
    button.querySelector("span").textContent = done;
  } catch {
    /* The visitor closed the sheet. */
  }
});

/* A slip is printed. */
document.addEventListener("click", (event) => {
  if (event.target.closest("[data-print]")) print();
});

/* The menu closes with Escape and gives the focus back. */
document.addEventListener("keydown", (event) => {
  const menu = event.key === "Escape" && event.target.closest(".menu[open]");
  if (!menu) return;
  menu.open = false;
  menu.querySelector("summary").focus();
});

/* Suggestions as one types: a combobox with a list (ARIA Authoring Practices). */
function suggest(form) {
  const input = form.querySelector("input[type=search]");
  const list = form.querySelector(".search-form__suggestions");
  const options = () => [...list.querySelectorAll("[role=option]")];
  let timer, request, chosen = -1;

  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", list.dataset.label);
  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-controls", list.id);

  function show(isOpen) {
    list.hidden = !isOpen;
    input.setAttribute("aria-expanded", String(isOpen));
    if (!isOpen) choose(-1);
  }

  function choose(index) {
    chosen = index;
    options().forEach((option, at) => option.setAttribute("aria-selected", String(at === index)));
    const option = options()[index];
    if (option) input.setAttribute("aria-activedescendant", option.id);
    else input.removeAttribute("aria-activedescendant");
    option?.scrollIntoView({ block: "nearest" });
  }

  async function fetchOptions() {
    request?.abort();
    const query = input.value.trim();
    if (query.length < 2) return show(false);
    request = new AbortController();
    try {
      const address = `${form.dataset.suggest}?q=${encodeURIComponent(query)}`;
      const response = await fetch(address, { signal: request.signal });
      if (!response.ok) return show(false);
      list.innerHTML = await response.text();
      options().forEach((option, at) => (option.id = `${list.id}-${at}`));
      chosen = -1;
      show(options().length > 0 && document.activeElement === input);
    } catch {
      /* A newer request took over, or there is no network: the form itself still works. */
    }
  }

  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(fetchOptions, 180);
  });
  input.addEventListener("keydown", (event) => {
    const count = options().length;
    if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      show(false);
    } else if (list.hidden || !count) {
      return;
    } else if (event.key === "ArrowDown") {
      event.preventDefault();
      choose((chosen + 1) % count);
    } else if (event.key === "ArrowUp") {
      event.preventDefault();
      choose(chosen <= 0 ? count - 1 : chosen - 1);
    } else if (event.key === "Enter" && chosen >= 0) {
      event.preventDefault();
      options()[chosen].click();
    }
  });
  form.addEventListener("focusout", (event) => {
    if (!form.contains(event.relatedTarget)) show(false);
  });
  list.addEventListener("mousedown", (event) => event.preventDefault());
  show(false);
}
document.querySelectorAll("[data-suggest]").forEach(suggest);

/* Filters: a change shows its results in place, on wide screens at once, and sorting everywhere. */
const wide = matchMedia("(min-width: 60rem)");

async function showListing(address, focusId) {
  const listing = document.getElementById("listing");
  listing.setAttribute("aria-busy", "true");
  try {
    const response = await fetch(address);
    if (!response.ok) throw new Error(response.statusText);
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    const unfolded = [...listing.querySelectorAll("details[open]")].map((one) => one.id);
    listing.replaceChildren(...page.getElementById("listing").childNodes);
    listing.querySelectorAll("details[id]").forEach((one) => {
      one.open ||= unfolded.includes(one.id);
    });
    const language = document.querySelector("[data-language]");
    language?.replaceWith(page.querySelector("[data-language]"));
    document.title = page.title;
    document.getElementById(focusId)?.focus({ preventScroll: true });
  } catch {
    location.assign(address);
  } finally {
    listing.removeAttribute("aria-busy");
  }
}

document.addEventListener("change", (event) => {
  const { form } = event.target;
  if (form?.id !== "filters" || !(wide.matches || event.target.id === "sort")) return;
  const pairs = [...new FormData(form)].filter(([, value]) => value);
  const query = new URLSearchParams(pairs).toString();
  const address = form.getAttribute("action") + (query ? `?${query}` : "");
  history.pushState(null, "", address);
  showListing(address, event.target.id);
});
addEventListener("popstate", () => {
  if (document.getElementById("listing")) showListing(location.href);
});

/* The basket: its count in the header, adding in place, and its own page without a reload. */
const basketLink = document.querySelector("[data-badge]");
const said = document.getElementById("said");
let token = "";

function showCount(count) {
  const badge = basketLink?.querySelector(".basket-link__count");
  if (!badge) return;
  badge.textContent = count;
  badge.hidden = !(count > 0);
}

/* A cookie says whether there is anything to ask for, so that most pages ask nothing. */
async function refreshBadge() {
  const hint = document.cookie.match(/(?:^|; )basket_count=(\d+)/);
  showCount(hint ? Number(hint[1]) : 0);
  if (!hint || !basketLink) return;
  try {
    const response = await fetch(basketLink.dataset.badge);
    if (!response.ok) return;
    const answer = await response.json();
    token = answer.token;
    showCount(answer.count);
  } catch {
    /* No network: the count of the cookie stays. */
  }
}
refreshBadge();
addEventListener("pageshow", (event) => event.persisted && refreshBadge());

const typed = (form, submitter) => new URLSearchParams(new FormData(form, submitter));
const send = (form, body, accept) =>
  fetch(form.action, {
    method: "POST",
    headers: { Accept: accept, ...(token && { "X-CSRFToken": token }) },
    body,
  });

/* What came of adding, under the button for who sees it, in the header's region for who hears. */
function tell(form, words, isRefused) {
  let line = form.querySelector(".add__said");
  if (!line) form.append((line = Object.assign(document.createElement("p"), { className: "add__said" })));
  line.classList.toggle("add__said--refused", isRefused);
  line.textContent = isRefused ? words : form.dataset.add;
  if (!isRefused) {
    const { textContent } = basketLink.querySelector(".basket-link__word");
    line.append(" ", Object.assign(document.createElement("a"), { href: basketLink.href, textContent }));
  }
  said.textContent = "";
  setTimeout(() => (said.textContent = words), 50);
}

async function add(form, submitter) {
  submitter?.setAttribute("aria-busy", "true");
  try {
    const response = await send(form, typed(form, submitter), "application/json");
    const { count, words, refused } = await response.json();
    if (!refused) showCount(count);
    tell(form, words, Boolean(refused));
  } catch {
    form.submit();
  } finally {
    submitter?.removeAttribute("aria-busy");
  }
}

/* What was typed while an answer was under way, {id: value}, is not lost by the answer. */
const values = (basket) =>
  new Map([...basket.querySelectorAll("select[id], input[id]:not([type=radio])")].map((one) => [one.id, one.value]));

function keepTyped(before, basket, fresh) {
  values(basket).forEach((value, id) => {
    const field = before.get(id) !== value && fresh.querySelector(`[id="${id}"]`);
    if (field) field.value = value;
  });
}

async function show(form, body) {
  const basket = document.getElementById("basket");
  const before = values(basket);
  basket.setAttribute("aria-busy", "true");
  try {
    const response = await send(form, body, "text/html");
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    const fresh = page.getElementById("basket");
    const focusId = document.activeElement?.id;
    keepTyped(before, basket, fresh);
    basket.replaceWith(fresh);
    history.replaceState(null, "", response.url);
    showCount(Number(fresh.dataset.count));
    const news = fresh.querySelector("[data-news]");
    const focused = document.getElementById(focusId) ?? news;
    focused.focus({ preventScroll: focused !== news });
    said.textContent = [news.innerText, fresh.querySelector("[data-announce]")?.dataset.announce].join(" ");
  } catch {
    location.reload();
  }
}

/* One after the other: an answer on its way shows no older basket than the next one does. */
let shown = Promise.resolve();
function change(form, submitter) {
  const body = typed(form, submitter);
  shown = shown.then(() => show(form, body));
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  const act = form.matches("[data-add]") ? add : form.matches("#basket [data-in-place]") ? change : null;
  if (!act) return;
  event.preventDefault();
  if (form.getAttribute("aria-busy") === "true") return;
  act(form, event.submitter);
});
document.addEventListener("change", ({ target }) => {
  if (target.matches("[data-submit-on-change]")) target.form.requestSubmit();
});
document.addEventListener("click", ({ target }) => {
  const step = target.closest("[data-step]");
  const number = step?.parentElement.querySelector("input");
  if (!number) return;
  const wanted = (Number.parseInt(number.value, 10) || 0) + Number(step.dataset.step);
  number.value = Math.min(Math.max(wanted, 1), Number(number.dataset.most));
});
