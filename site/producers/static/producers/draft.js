/* Saves a draft as one types. Without it the page's own buttons do the same.

   What is not saved yet also lies in this browser (localStorage), with how the field read when it
   was typed: a line that breaks or a tab that is closed loses nothing, and what a colleague wrote
   meanwhile is not overwritten, since the server compares. */

(() => {
  const form = document.querySelector("form[data-draft]");
  if (!form) return;
  const { draft, saving, saved, offline, restored, signedOut } = form.dataset;
  const store = `draft-${draft}`;
  const state = form.querySelector("[data-state]");
  const seenField = form.elements.seen;
  let seen = JSON.parse(seenField.value);
  let timer, wait = 0, running = false, again = false, isClosed = false;

  const texts = () =>
    [...form.elements].filter(
      (field) => field.name && !field.name.startsWith("paper-") &&
        !["hidden", "file", "submit", "button"].includes(field.type),
    );
  const read = (field) => (field.type === "checkbox" ? (field.checked ? "1" : "") : field.value);
  const write = (field, text) => {
    if (field.type === "checkbox") field.checked = text === "1";
    else field.value = text;
  };
  const plain = (text) => text.normalize("NFC").replaceAll("\r\n", "\n").trim();

  function say(words, isBad = false) {
    state.textContent = words;
    state.classList.toggle("draft__state--bad", isBad);
  }

  /* {name: [how it read, what is typed]} of all that differs. */
  function unsaved() {
    const found = {};
    for (const field of texts()) {
      const text = read(field);
      if (plain(text) !== (seen[field.name] ?? "")) found[field.name] = [seen[field.name] ?? "", text];
    }
    return found;
  }

  function keep() {
    try {
      const found = unsaved();
      if (Object.keys(found).length) localStorage.setItem(store, JSON.stringify(found));
      else localStorage.removeItem(store);
    } catch {
      /* No room, or the browser keeps nothing: the server has what was sent. */
    }
  }

  function restore() {
    let found;
    try {
      found = JSON.parse(localStorage.getItem(store) ?? "{}");
    } catch {
      return;
    }
    let isNew = false;
    for (const [name, [before, text]] of Object.entries(found)) {
      const field = texts().find((one) => one.name === name);
      if (!field || plain(text) === (seen[name] ?? "")) continue;
      write(field, text);
      seen[name] = before;
      isNew = true;
    }
    if (!isNew) return;
    say(restored);
    later(500);
  }

  function later(delay) {
    clearTimeout(timer);
    timer = setTimeout(save, delay);
  }

  function body() {
    const data = new FormData();
    data.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
    data.set("act", "save");
    data.set("seen", JSON.stringify(seen));
    for (const field of texts()) data.set(field.name, read(field));
    return data;
  }

  async function save(options = {}) {
    if (isClosed) return;
    if (running) {
      again = true;
      return;
    }
    if (!Object.keys(unsaved()).length) return say(saved);
    running = true;
    say(saving);
    const sent = Object.fromEntries(texts().map((field) => [field.name, plain(read(field))]));
    try {
      const answer = await fetch(form.action || location.href, {
        method: "POST", body: body(), headers: { Accept: "application/json" }, ...options,
      });
      if (answer.status === 409) return close((await answer.json()).closed);
      if (answer.redirected || answer.status === 403) return close(signedOut);
      if (!answer.ok) throw new Error(String(answer.status));
      take(await answer.json(), sent);
      wait = 0;
    } catch {
      wait = Math.min((wait || 2000) * 2, 60000);
      say(offline, true);
      later(wait);
    } finally {
      running = false;
      keep();
      if (again) {
        again = false;
        later(300);
      }
    }
  }

  /* Errors and conflicts stand beside their fields; of a conflict the colleague's text is what was
     seen from now on, so that saving once more is meant. */
  function take(told, sent) {
    const conflicts = Object.keys(told.conflicts);
    seen = told.seen;
    seenField.value = JSON.stringify(seen);
    form.querySelector("[data-checklist]").innerHTML = told.checklist;
    for (const place of form.querySelectorAll("[data-field]")) {
      const name = place.dataset.field;
      show(place, told.errors[name]);
      const note = place.querySelector(".draft-field__conflict");
      if (name in told.conflicts) {
        note.lastElementChild.textContent = told.conflicts[name];
        note.hidden = false;
      } else if (sent[name] === seen[name]) {
        note.hidden = true;
      }
    }
    say(conflicts.length ? "" : saved);
    if (!conflicts.length && Object.keys(unsaved()).length) later(800);
  }

  function show(place, words) {
    const box = place.querySelector(".field");
    const control = box.querySelector("input, select, textarea");
    let line = box.querySelector(".field__error");
    box.classList.toggle("field--error", Boolean(words));
    control.toggleAttribute("aria-invalid", Boolean(words));
    if (!words) return line?.remove();
    if (!line) {
      line = document.createElement("p");
      line.className = "field__error";
      line.id = `${control.id}_error`;
      control.before(line);
      control.setAttribute("aria-describedby", line.id);
    }
    if (line.textContent !== words) line.textContent = words;
  }

  /* Nothing more is sent from this page; what is typed stays in the browser. */
  function close(words) {
    isClosed = true;
    say(words, true);
  }

  form.addEventListener("input", (event) => {
    if (!event.target.name || event.target.name.startsWith("paper-")) return;
    keep();
    later(1500);
  });
  form.addEventListener("change", (event) => {
    if (event.target.name === "photos" && event.target.files.length)
      form.querySelector("[data-send-photos]").click();
  });
  form.addEventListener("submit", () => {
    seenField.value = JSON.stringify(seen);
    isClosed = true;
    clearTimeout(timer);
    say(saving);
  });
  addEventListener("online", () => save());
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden" && Object.keys(unsaved()).length)
      save({ keepalive: true });
  });
  addEventListener("pageshow", (event) => {
    if (event.persisted) location.reload();
  });
  restore();
  keep();
})();
