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
