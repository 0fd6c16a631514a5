/* What pages gain from a script; every page works without it. */
"use strict";

window.dsWarnings = false;

/* A part that was swapped in: faults first, then whatever asks for focus. */
document.addEventListener("htmx:afterSettle", (event) => {
  const part = event.target;
  const wanted = part.querySelector("#faults") || part.querySelector("[data-take-focus]");
  if (wanted) {
    wanted.focus();
  }
});

/* The title says when a swapped part has faults, as the title of a whole page does. */
document.addEventListener("htmx:afterSettle", () => {
  const said = document.body.dataset.fault;
  const bare = document.title.startsWith(said) ? document.title.slice(said.length) : document.title;
  document.title = document.querySelector("#faults, [data-faulty]") ? said + bare : bare;
});

/* Menus close when one goes on elsewhere. */
document.addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    if (!menu.contains(event.target)) {
      menu.open = false;
    }
  }
});

document.addEventListener("keydown", (event) => {
  const menu = event.key === "Escape" ? document.querySelector("details.menu[open]") : null;
  if (menu) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});

/* A second click on a button does not send a second time. */
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.dataset.sent) {
    event.preventDefault();
  } else if (form.method === "post") {
    form.dataset.sent = "yes";
  }
});

document.addEventListener("htmx:afterRequest", (event) => {
  delete event.target.dataset.sent;
});

window.addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sent]")) {
    delete form.dataset.sent;
  }
});
