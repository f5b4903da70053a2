/* A payment's confirmation is asked for quietly; the page is read anew once there is news. */

const waiting = document.querySelector("[data-wait]");
const LOOKS = 24;

async function look(number) {
  try {
    const response = await fetch(`${waiting.dataset.wait}?back=0`);
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    if (response.ok && !page.querySelector("[data-wait]")) return location.replace(waiting.dataset.wait);
  } catch {
    /* No network just now: asked again below. */
  }
  if (number >= LOOKS) return location.replace(`${waiting.dataset.wait}?back=${LOOKS}`);
  setTimeout(look, 5000, number + 1);
}

if (waiting) setTimeout(look, 4000, 1);
