/* Search that forgives, and the page for a wrong address. It uses what progress.js holds; every word it shows is in the page. */
const home = new URL("../", document.currentScript.src);
const ENOUGH = 10; // results, with which nobody is asked whether something else was meant
const SHORTEST = 4; // letters of a word that may have been mistyped; search_lists.py keeps no shorter ones

function make(name, ...children) {
  const made = document.createElement(name);
  made.append(...children);
  return made;
}

/* A file beside the index, loaded when it is first asked for. */
const loaded = {};
function file(name) {
  loaded[name] ??= fetch(new URL(`search/${name}.json`, home)).then((answer) => answer.json());
  return loaded[name];
}

/* Whatever of the site has all the words, the best match first; without words, all. The index is loaded when it is first asked. */
let index = null;
async function matches(words) {
  if (!index) {
    index = await import("../pagefind/pagefind.js");
    await index.options({ noWorker: true }); // a worker has a security policy of its own
  }
  return (await index.search(words || null)).results;
}

/* The same, for words that may be mistyped or may not be those of the site, unless they are meant exactly. `same` has the
   words of people by those of the site. `instead` are the words that were searched for in place of these, `also` those that
   were searched for besides, `perhaps` are those that may be meant. */
async function forgiving(words, same, exact = /^".+"$/.test(words)) {
  const asked = plain(words).replace(/[^\p{L}\p{N}]+/gu, " ").trim();
  const has = (some) => some.some((one) => holds(asked, plain(one)));
  const also = exact ? [] : same.filter(([, those, unless]) => has(those) && !has(unless)).map(([word]) => word);
  const results = await matches(words);
  const [strange, unlike] = await unknown(asked, results);
  if (also.length) return { results: await joined(strange.length ? [] : results, also), also };
  if (!strange.length && (!unlike.length || results.length >= ENOUGH)) return { results };
  const known = (await file("words")).words.concat(same.flatMap(([, those]) => those)).join(" ").split(" ");
  const is = new Set(known.map(plain));
  const nearer = asked.split(" ").map((word) => (unlike.includes(word) && !is.has(word) ? nearest(word, known) : word)).join(" ");
  const left = strange.some((word) => !is.has(word)) ? [] : results; // a page with only some of the first letters is not an answer
  if (plain(nearer) === asked || exact) return { results: left };
  return strange.length ? { instead: nearer, ...(await forgiving(nearer, same)) } : { results: left, perhaps: nearer };
}

/* The same, and where nothing has all the words, what has those of them that something has. */
async function withFewer(words, same, exact) {
  const answer = await forgiving(words, same, exact);
  const all = words.split(/\s+/);
  if (answer.results.length || all.length === 1 || exact || /^".+"$/.test(words)) return answer;
  const found = await Promise.all(all.map(async (word) => (await forgiving(word, [], true)).results.length));
  const left = all.filter((_, number) => found[number]);
  if (left.length === all.length || !left.some((word) => word.length >= SHORTEST)) return answer;
  const fewer = await forgiving(left.join(" "), same, true);
  return fewer.results.length ? { ...fewer, instead: left.join(" ") } : answer;
}

/* Whether a question holds a word or phrase, with an ending or without. */
function holds(asked, words) {
  return new RegExp(`(^| )${words.replace(/[^\p{L}\p{N}]+/gu, " ")}(s|es|d|ed|ing)?( |$)`, "u").test(asked);
}

/* Pages that have the site's own word in their title come first, then what was asked for, then what else has that word. */
async function joined(results, also) {
  const others = (await Promise.all(also.map(matches))).flat();
  const first = others.filter((result) => result.matchedMetaFields?.includes("title"));
  return [...new Map([...first, ...results, ...others].map((result) => [result.id, result])).values()];
}

/* The words of a question to which nothing is like in the first results, for Pagefind leaves letters away until something
   is found; and all that are not there as they are. */
async function unknown(asked, results) {
  const pages = await Promise.all(results.slice(0, 5).map((result) => result.data()));
  const shown = pages.flatMap((page) => {
    const all = parted(page);
    return plain([page.meta.title, page.meta.image_alt, ...page.locations.map((place) => all[place])].join(" ")).split(/[^\p{L}\p{N}]+/u);
  });
  const unlike = asked.split(" ").filter((word) => word.length >= SHORTEST && !/\d/.test(word) && !shown.some((other) => other.startsWith(word)));
  const isNear = (word) => shown.some((other) => other.startsWith(word.slice(0, Math.max(3, word.length - 3)))
    || (word.startsWith(other) && other.length >= Math.max(3, word.length - 4)));
  return [unlike.filter((word) => !isNear(word)), unlike];
}

/* The known word that is nearest to a mistyped one, among equals that of most pages; itself if none is near. */
function nearest(word, known) {
  let [found, least] = [word, word.length < 8 ? 1.9 : 2.9];
  for (const other of known) {
    if (other.length < SHORTEST || Math.abs(other.length - word.length) >= least) continue;
    const bare = plain(other);
    const steps = distance(word, bare) + (bare[0] === word[0] ? 0 : 0.5); // a first letter is seldom wrong
    if (steps < least) [found, least] = [other, steps];
  }
  return found;
}

/* How many letters differ, are missing, are too many, or have changed places with the next one (Damerau 1964). */
function distance(one, other) {
  let [before, last] = [[], Array.from({ length: other.length + 1 }, (_, number) => number)];
  for (let i = 1; i <= one.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const same = one[i - 1] === other[j - 1];
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0 : 1));
      const swapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      if (swapped) row[j] = Math.min(row[j], before[j - 2] + 1);
    }
    [before, last] = [last, row];
  }
  return last[other.length];
}

/* The results that are of the chosen year, kind and area; on request the newest first, and what has no date last. */
async function chosen(results, choice) {
  if (!Object.values(choice).some(Boolean)) return results;
  const about = new Map((await file("pages")).pages.flatMap(([day, kind, areas, hashes], number) =>
    hashes.split(" ").map((hash, version) => [hash, [number + version / 10, day, kind, areas]])));
  const of = (result) => about.get(asLetters(result.id)) || [Infinity, "", "", []];
  const left = results.filter((result) => {
    const [, day, kind, areas] = of(result);
    return (!choice.year || day.startsWith(choice.year)) && (!choice.kind || kind === choice.kind) &&
      (!choice.area || areas.includes(Number(choice.area)));
  });
  return choice.order ? left.sort((one, other) => of(one)[0] - of(other)[0] || other.score - one.score) : left;
}

/* A page's hash as search_lists.py writes it: without its language, and its digits as letters. */
function asLetters(id) {
  return id.replace(/^.*_/, "").replace(/\d/g, (digit) => "ghijklmnop"[digit]);
}

/* A page that was found, as a list item: its title, what it is, and the sentence that has the words. */
function found(page, versions) {
  const link = make("a", page.meta.title);
  link.href = page.url;
  const about = date(page.url);
  const [, version] = versions.find(([path]) => new URL(page.url, home).href.startsWith(new URL(path, home).href)) || [];
  if (version) about.push(about.length ? " · " : "", make("strong", version));
  return make("li", make("h2", link), make("small", ...about), make("p", ...excerpt(page)));
}

/* Whole sentences, from that with the most of the words, which are marked; of what is very long, a part. */
const [FEW, MANY] = [20, 60]; // words
function excerpt(page) {
  const words = parted(page);
  const hits = (from, to) => page.locations.filter((place) => place >= from && place < to);
  const ends = sentences(words.join(" ")).reduce((all, one) => [...all, all.at(-1) + one.trim().split(/\s+/).length], [0]);
  const most = Math.max(...ends.slice(1).map((end, number) => hits(ends[number], end).length));
  const best = ends.slice(1).findIndex((end, number) => hits(ends[number], end).length === most);
  let from = ends[best];
  const to = Math.min(ends.find((end) => end >= from + FEW) ?? words.length, from + MANY);
  const first = hits(from, words.length)[0] ?? from;
  const skips = first >= to; // a list or table that is one sentence
  if (skips) from = first - FEW / 2;
  const piece = words.slice(from, skips ? from + FEW * 2 : to).map(asTyped);
  const shown = piece.flatMap((word, number) => [page.locations.includes(from + number) ? make("mark", word) : word, " "]);
  return [skips ? "… " : "", ...shown, /[.?!]\W*$/.test(piece.at(-1)) ? "" : "…"];
}

/* The words of a page's text, by which Pagefind counts. */
function parted(page) {
  return page.raw_content.split(page.raw_content.includes("\u200b") ? "\u200b" : /\s+/);
}

function sentences(text) {
  if (!Intl.Segmenter) return text.match(/.+?[.?!](?=\s|$)|.+$/g) || [];
  return [...new Intl.Segmenter(language, { granularity: "sentence" }).segment(text)].map((one) => one.segment);
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
  const [status, none, contact, list, more, fields] = ["status", "none", "contact", "list", "more", "choice"].map((part) => byId(`--search-${part}`));
  const forms = document.querySelectorAll("form[role=search]");
  const same = JSON.parse(list.dataset.same);
  const choices = [...fields.querySelectorAll("select")];
  let results = [];
  let turn = 0; // drops an answer that comes after the next question

  async function search(words, exact) {
    const mine = ++turn;
    const choice = Object.fromEntries(choices.map((field) => [field.name, field.value]));
    remember("q", words);
    remember("exact", exact);
    choices.forEach((field) => remember(field.name, field.value));
    forms.forEach((form) => (form.elements.q.value = words));
    const asksAny = words || choice.year || choice.kind || choice.area;
    list.textContent = "";
    if (contact) contact.hidden = true;
    none.hidden = more.hidden = true;
    status.textContent = asksAny ? status.dataset.busy : "";
    root.classList.toggle("searching", Boolean(asksAny));
    if (!asksAny) return;
    try {
      if (!words) choice.order = "date";
      const answer = words ? await withFewer(words, same, exact || undefined) : { results: await matches("") };
      const all = await chosen(answer.results, choice);
      if (mine !== turn) return;
      results = all;
      await showMore();
      if (mine !== turn) return;
      say(words, choice, answer);
      if (contact) contact.hidden = !answer.also?.some((word) => plain(word) === plain(contact.dataset.word));
      none.hidden = results.length > 0;
      root.classList.toggle("searching", results.length > 0);
    } catch {
      if (mine !== turn) return;
      status.textContent = status.dataset.failed;
      root.classList.remove("searching");
    }
  }

  /* How many results, for what, and the way back to the words as they were typed. */
  function say(words, choice, { instead, also, perhaps }) {
    const forms = words ? status.dataset : fields.dataset;
    const newest = choice.order ? fields.dataset.newest : fields.dataset.best;
    const count = counted(forms, results.length).replace("{order}", newest);
    const said = [make("p", count.replace("{words}", () => instead || words))];
    const labels = choices.filter((field) => field.value && field.name !== "order").map((field) => field.selectedOptions[0].text);
    if (labels.length) said[0].append(" ", fields.dataset.only.replace("{choices}", () => labels.join(", ")));
    if (instead) said.unshift(make("p", make("strong", list.dataset.instead.replace("{words}", () => instead))));
    if (also) said.push(make("p", list.dataset.also.replace("{words}", () => also.join(", "))));
    if (perhaps) said.push(make("p", leading(list.dataset.perhaps, perhaps, {})));
    if (instead || also) said.push(make("p", leading(list.dataset.exact, words, { exact: 1 })));
    status.replaceChildren(...said);
  }

  function leading(text, words, more) {
    const link = make("a", text.replace("{words}", () => words));
    const kept = choices.filter((field) => field.value).map((field) => [field.name, field.value]);
    link.href = `?${new URLSearchParams({ q: words, ...more, ...Object.fromEntries(kept) })}`;
    return link;
  }

  /* Adds the next ten, once however often the button is pressed. */
  async function showMore() {
    const [mine, shown] = [turn, list.children.length];
    const pages = await Promise.all(results.slice(shown, shown + 10).map((result) => result.data()));
    if (mine !== turn || shown !== list.children.length) return;
    list.append(...pages.map((page) => found(page, JSON.parse(list.dataset.versions))));
    if (shown) list.children[shown].querySelector("a").focus(); // before the button goes: the focus is never lost
    more.hidden = list.children.length >= results.length;
  }

  const words = () => document.querySelector("main form[role=search]").elements.q.value.trim();
  forms.forEach((form) => form.addEventListener("submit", (event) => {
    event.preventDefault();
    search(form.elements.q.value.trim(), "");
  }));
  choices.forEach((field) => {
    field.value = remembered(field.name);
    if (field.selectedIndex < 0) field.value = "";
    field.addEventListener("change", () => search(words(), remembered("exact")));
  });
  fields.open = choices.some((field) => field.value);
  more.addEventListener("click", () => showMore().catch(() => (status.textContent = status.dataset.failed)));
  search(remembered("q"), remembered("exact"));
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
  perhaps(words.split(" ")).catch(() => {}); // the link is there anyway
}

/* The pages with all the words; with fewer of them, from the end, while there is none. */
async function perhaps(words) {
  let results = [];
  for (let left = words.length; left && !results.length; left -= 1) {
    ({ results } = await forgiving(words.slice(0, left).join(" "), []));
  }
  const [place, list] = [byId("--perhaps"), byId("--perhaps").querySelector("ol")];
  const pages = await Promise.all(results.slice(0, 5).map((result) => result.data()));
  list.append(...pages.map((page) => found(page, JSON.parse(list.dataset.versions))));
  place.hidden = !pages.length;
}

if (remembered("q")) root.classList.add("searching"); // before anything is drawn
document.addEventListener("DOMContentLoaded", () => {
  if (byId("--search-list")) setUpSearch();
  if (byId("--meant")) setUpMeant();
});
