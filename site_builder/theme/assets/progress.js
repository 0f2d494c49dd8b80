/* Search, and the filter over lists of updates. All stands without this script; every word it shows is in the page. */
const byId = (id) => document.getElementById(id);
const root = document.documentElement;
const language = root.lang;
const plural = new Intl.PluralRules(language);

/* The words for a number: data-none, data-one, data-other and what else a language has. */
function counted(words, number, all) {
  const form = number === 0 && words.none ? "none" : plural.select(number);
  return (words[form] || words.other).replace("{n}", number).replace("{all}", all);
}

function remembered(name) {
  return (new URL(location.href).searchParams.get(name) || "").trim();
}

function remember(name, value) {
  const address = new URL(location.href);
  if (value) address.searchParams.set(name, value);
  else address.searchParams.delete(name);
  history.replaceState(null, "", address);
}

function make(name, ...children) {
  const made = document.createElement(name);
  made.append(...children);
  return made;
}

/* Whatever of the site has all the words, the best match first. The index is loaded when it is first asked. */
let index = null;
async function matches(words) {
  if (!index) {
    index = await import("../pagefind/pagefind.js");
    await index.options({ noWorker: true }); // a worker has a security policy of its own
  }
  return (await index.search(words)).results;
}

/* A page that was found, as a list item: its title, what it is, and its words around those that were asked for. */
function found(page, youngPeople) {
  const link = make("a", page.meta.title);
  link.href = page.url;
  const about = date(page.url);
  const second = document.querySelector("[data-second-path]")?.dataset.secondPath || "young-people/";
  if (youngPeople && page.url.includes(`/${second}`)) about.push(about.length ? " · " : "", youngPeople);
  const pieces = page.excerpt.split(/<\/?mark>/).map(asTyped); // words, what was looked for, words, and so on
  const excerpt = pieces.map((piece, number) => (number % 2 ? make("mark", piece) : piece));
  const begins = page.content.trim().startsWith(pieces.join("").trim().slice(0, 40));
  const end = /[.?!]\s*$/.test(pieces.at(-1)) ? "" : " …";
  return make("li", make("h2", link), make("small", ...about), make("p", begins ? "" : "… ", ...excerpt, end));
}

/* Pagefind writes these two signs as HTML does, and every other one as it is. */
function asTyped(piece) {
  return piece.replaceAll("&lt;", "<").replaceAll("&gt;", ">");
}

/* The day, or only the month, with which an update's address begins. */
function date(address) {
  const [, year, month, day] = /\/updates\/(\d{4})-(\d\d)(?:-(\d\d))?-/.exec(address) || [];
  if (!year) return [];
  const form = { timeZone: "UTC", year: "numeric", month: "long", day: day && "numeric" };
  const time = make("time", new Date(Date.UTC(year, month - 1, day || 1)).toLocaleDateString(language, form));
  time.dateTime = [year, month, day].filter(Boolean).join("-");
  return [time];
}

function setUpSearch() {
  const [status, none, list, more] = ["status", "none", "list", "more"].map((part) => byId(`--search-${part}`));
  const forms = document.querySelectorAll("form[role=search]");
  let results = [];
  let turn = 0; // drops an answer that comes after the next question

  async function search(words) {
    const mine = ++turn;
    remember("q", words);
    forms.forEach((form) => (form.elements.q.value = words));
    list.textContent = "";
    none.hidden = more.hidden = true;
    status.textContent = words && status.dataset.busy;
    root.classList.toggle("searching", Boolean(words));
    if (!words) return;
    try {
      const all = await matches(words);
      if (mine !== turn) return;
      results = all;
      await showMore();
      if (mine !== turn) return;
      status.textContent = counted(status.dataset, results.length).replace("{words}", words);
      none.hidden = results.length > 0;
      root.classList.toggle("searching", results.length > 0);
    } catch {
      if (mine !== turn) return;
      status.textContent = status.dataset.failed;
      root.classList.remove("searching");
    }
  }

  /* Adds the next ten, once however often the button is pressed. */
  async function showMore() {
    const [mine, shown] = [turn, list.children.length];
    const pages = await Promise.all(results.slice(shown, shown + 10).map((result) => result.data()));
    if (mine !== turn || shown !== list.children.length) return;
    list.append(...pages.map((page) => found(page, list.dataset.youngPeople)));
    if (shown) list.children[shown].querySelector("a").focus(); // before the button goes: the focus is never lost
    more.hidden = list.children.length >= results.length;
  }

  forms.forEach((form) => form.addEventListener("submit", (event) => {
    event.preventDefault();
    search(form.elements.q.value.trim());
  }));
  more.addEventListener("click", () => showMore().catch(() => (status.textContent = status.dataset.failed)));
  search(remembered("q"));
}

/* Hides the updates of a list that lack one of the words. */
function setUpFilter() {
  const [form, status] = [byId("--filter"), byId("--filter-status")];
  const box = form.elements.filter;
  const plain = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
  const cards = [...document.querySelectorAll("main :is(.card, .words > div)")].map((card) => [card, plain(card.textContent)]);
  const around = document.querySelectorAll("main :is(.cards, section)");
  let timer = 0;

  function filter() {
    const words = plain(box.value).split(/\s+/);
    cards.forEach(([card, text]) => (card.hidden = !words.every((word) => text.includes(word))));
    around.forEach((part) => (part.hidden = !part.querySelector(".card:not([hidden])")));
    document.querySelectorAll("main .cards .gap").forEach((gap) => (gap.hidden = words.join("") !== ""));
  }

  function announce() {
    const words = box.value.trim();
    const left = cards.filter(([card]) => !card.hidden).length;
    status.textContent = words && counted(status.dataset, left, cards.length);
    remember("filter", words);
  }

  function change(event, rest) {
    event.preventDefault();
    filter();
    clearTimeout(timer);
    timer = setTimeout(announce, rest); // once, when the typing rests
  }

  box.addEventListener("input", (event) => change(event, 500));
  form.addEventListener("submit", (event) => change(event, 0));
  box.value = remembered("filter");
  form.parentElement.open = box.value || matchMedia("(min-width: 66em)").matches; // beside the list it is in nobody's way
  filter();
  announce();
}

/* Offers the words of an address that no page has to the search, and below all else what they find. */
function setUpMeant() {
  const last = decodeURI(location.pathname).split("/").filter(Boolean).pop() || "";
  const words = last.replace(/\.\w+$/, "").replace(/[^\p{L}]+/gu, " ").trim();
  if (!words) return;
  const link = byId("--meant").querySelector("a");
  link.append(` “${words}”`);
  link.href += `?q=${encodeURIComponent(words)}`;
  link.hidden = false;
  perhaps(words.split(" ")).catch(() => {}); // the link is there all the same
}

/* The pages with all the words; with fewer of them, from the end, while there is none. */
async function perhaps(words) {
  let results = [];
  for (let left = words.length; left && !results.length; left -= 1) results = await matches(words.slice(0, left).join(" "));
  const [place, list] = [byId("--perhaps"), byId("--perhaps").querySelector("ol")];
  const pages = await Promise.all(results.slice(0, 5).map((result) => result.data()));
  list.append(...pages.map((page) => found(page, list.dataset.youngPeople)));
  place.hidden = !pages.length;
}

/* Before anything is drawn: what needs script has its room at once, and nothing moves later. */
root.classList.add("script");
if (remembered("q")) root.classList.add("searching");
if (remembered("filter")) root.classList.add("filtering"); // a list is shown once it is as short as it will be
document.addEventListener("DOMContentLoaded", () => {
  if (byId("--search-list")) setUpSearch();
  if (byId("--filter")) setUpFilter();
  root.classList.remove("filtering");
  if (byId("--meant")) setUpMeant();
});
