// Touching a picture sets its focal point in the two number fields of its form.
"use strict";

document.querySelectorAll("[data-focal-picture]").forEach((picture) => {
  const row = picture.closest(".staff-row, form");
  const across = row.querySelector("[name$=focal_x]");
  const down = row.querySelector("[name$=focal_y]");
  const mark = picture.querySelector(".staff-focal");
  if (!across || !down || across.disabled) return;

  function show() {
    mark.hidden = across.value === "" || down.value === "";
    mark.style.left = `${across.value}%`;
    mark.style.top = `${down.value}%`;
  }

  picture.addEventListener("click", (event) => {
    const box = picture.getBoundingClientRect();
    across.value = Math.round((100 * (event.clientX - box.left)) / box.width);
    down.value = Math.round((100 * (event.clientY - box.top)) / box.height);
    show();
  });
  [across, down].forEach((field) => field.addEventListener("input", show));
  show();
});
