/* A film plays here once the visitor has asked for it; before that nothing is sent to its site. */

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-player]");
  if (!button) return;
  const { player, title } = button.dataset;
  const address = new URL(player);
  address.searchParams.set("autoplay", "1");
  const frame = Object.assign(document.createElement("iframe"), {
    src: address.href,
    title,
    allow: "autoplay; encrypted-media; fullscreen; picture-in-picture",
    allowFullscreen: true,
    referrerPolicy: "strict-origin-when-cross-origin",
  });
  button.closest("[data-video]").replaceChildren(frame);
  frame.focus();
});
