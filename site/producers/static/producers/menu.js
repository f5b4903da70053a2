// On a phone the menu is one row: the entry that one is at is scrolled into it.

const menu = document.querySelector(".portal__menu ul");
const here = menu?.querySelector("[aria-current]");

if (here) {
  menu.scrollLeft = here.offsetLeft - (menu.clientWidth - here.offsetWidth) / 2;
}
