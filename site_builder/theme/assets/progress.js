/* The filter over lists, and what search.js uses as well. All stands without this script; every word it shows is in the page. */
const byId = (id) => document.getElementById(id);
const root = document.documentElement;
const language = root.lang;
const plural = new Intl.PluralRules(language);

/* The words for a number: data-none, data-one, data-two, data-other and what else a language has. */
function counted(words, number, all) {
  const own = { 0: words.none, 2: words.two }[number];
  return (own || words[plural.select(number)] || words.other).replace("{n}", number).replace("{all}", all);
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

/* For comparing: without accents, in small letters. */
function plain(text) {
  return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
}

/* Hides the updates of a list that lack one of the words. */
function setUpFilter() {
  const [form, status] = [byId("--filter"), byId("--filter-status")];
  const box = form.elements.filter;
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

/* Before anything is drawn: what needs script has its room at once, and nothing moves later. */
root.classList.add("script");
if (remembered("filter")) root.classList.add("filtering"); // a list is shown once it is as short as it will be
document.addEventListener("DOMContentLoaded", () => {
  if (byId("--filter")) setUpFilter();
  root.classList.remove("filtering");
});
