// A link to another site, or to an update, area, page or document of this one, picked from a list.

import { replace } from "./text-edits.js";

let known; // asked once for each page
const MOST = 40;

/** What a link can lead to, as it is seen from the file that is edited. */
async function targets(field) {
  known ??= fetch(`/targets?${new URLSearchParams({ file: field.form?.dataset.file ?? "" })}`).then((answer) => (answer.ok ? answer.json() : []));
  return known.catch(() => []);
}

function made(tag, properties, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

/** Asks where a link leads and writes it. */
export function link(field) {
  const { selectionStart: start, selectionEnd: end, value } = field;
  const words = value.slice(start, end).trim();
  const insert = (text) => {
    dialog.close();
    const space = start === end && /[\p{L}\p{N}.,;:!?]$/u.test(value.slice(0, start)) ? " " : "";
    replace(field, start, end, space + text);
  };
  const write = (address, title) => {
    const target = /[\s()<>]/.test(address) ? `<${address}>` : address;
    insert(`[${(words || title).replace(/[[\]]/g, "\\$&")}](${target})`);
  };
  const search = made("input", { type: "search", id: "link-search", autocomplete: "off" });
  const address = made("input", { type: "url", id: "link-address", autocomplete: "off", placeholder: "https://" });
  const status = made("p", { className: "hint" });
  status.setAttribute("role", "status");
  const list = made("ul", { className: "picker__list" });
  const elsewhere = made("form", { className: "picker__web", method: "dialog" });
  elsewhere.append(made("label", { htmlFor: "link-address" }, "Or the address of a page on another site"), made("div", { className: "picker__row" }, address, made("button", { type: "submit" }, "Add")));
  elsewhere.addEventListener("submit", (event) => {
    event.preventDefault();
    const typed = address.value.trim();
    if (typed) write(typed, typed);
  });
  const dialog = made(
    "dialog",
    { className: "picker" },
    made("h2", { id: "link-title" }, words ? `Link “${words.slice(0, 60)}” to…` : "Add a link to…"),
    made("label", { htmlFor: "link-search" }, "An update, area, page, document or word of this site"),
    search,
    status,
    list,
    elsewhere,
    made("button", { type: "button", className: "secondary", onclick: () => dialog.close() }, "Cancel"),
  );
  dialog.setAttribute("aria-labelledby", "link-title");
  dialog.addEventListener("close", () => {
    dialog.remove();
    field.focus();
  });
  const show = (all) => {
    const asked = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    const found = all.filter((one) => asked.every((word) => `${one.title} ${one.about} ${one.address}`.toLowerCase().includes(word)));
    status.textContent = found.length ? `${found.length} found${found.length > MOST ? `, the first ${MOST} are shown` : ""}` : "None found. Try another word.";
    list.replaceChildren(
      ...found.slice(0, MOST).map((one) => {
        const button = made("button", { type: "button" }, made("span", { className: "picker__title" }, one.title), " ", made("span", { className: "picker__about" }, one.about));
        button.addEventListener("click", () => (one.address ? write(one.address, one.title) : insert(one.title)));
        return made("li", {}, button);
      }),
    );
  };
  document.body.append(dialog);
  dialog.showModal();
  search.focus();
  targets(field).then((all) => {
    show(all);
    search.addEventListener("input", () => show(all));
  });
}
