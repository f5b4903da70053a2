/* While a sheet is being taken over: how far it is, without reading the whole page anew. */

const waiting = document.querySelector("[data-sheet]");

async function look() {
  try {
    const response = await fetch(waiting.dataset.sheet);
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    const now = page.querySelector("[data-sheet]");
    if (!response.ok || !now) return location.replace(waiting.dataset.sheet);
    waiting.replaceChildren(...now.childNodes);
  } catch {
    /* No network just now: asked again below. */
  }
  setTimeout(look, 2000);
}

if (waiting) setTimeout(look, 1000);
