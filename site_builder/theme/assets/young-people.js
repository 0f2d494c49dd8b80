/* For young people: leaving the page fast, and hearing it. All stands without this script; its words are in the page. */
const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const leave = document.querySelector(".leave__link"); // null on a site whose pages have no such link
const status = document.querySelector(".leave [role=status]");
const WAIT = 5000; // between two presses of Shift, as in GOV.UK's "Exit this page"
const title = document.title;
let presses = 0;
let withOther = false; // whether Shift was held for another key
let timer = 0;

/* Covers the page at once, and puts the other site in its place: going back does not lead here. */
function hide() {
  const cover = document.createElement("div");
  cover.className = "cover";
  cover.setAttribute("role", "alert");
  cover.textContent = document.title = leave.dataset.leaving;
  document.documentElement.classList.add("is-leaving");
  document.body.append(cover);
  quiet();
  location.replace(leave.href);
}

function forget(words) {
  clearTimeout(timer);
  presses = 0;
  if (status) status.textContent = words;
}

leave?.addEventListener("click", (event) => {
  event.preventDefault();
  hide();
});

document.addEventListener("keyup", (event) => {
  if (leave && event.key === "Shift" && !withOther) {
    presses += 1;
    clearTimeout(timer);
    if (presses === 3) return hide();
    status.textContent = presses === 1 ? leave.dataset.twoMore : leave.dataset.oneMore;
    timer = setTimeout(forget, WAIT, leave.dataset.over);
  } else if (presses) forget("");
  withOther = event.shiftKey; // letting Shift go after another key is not a press of its own
});

addEventListener("pageshow", () => {
  document.documentElement.classList.remove("is-leaving");
  all(".cover").forEach((cover) => cover.remove());
  document.title = title;
  forget("");
});

/* Listening: a voice of this device alone, so that no words go to another one. */
const speech = window.speechSynthesis;
const language = document.documentElement.lang;
let voice = null;
let reading = null; // the block that is read or paused: { block, sentences, next, isPaused }
let spoken = null; // what is said now; what ends after it was cut off has another one

function choose() {
  const own = language.split("-")[0];
  const fits = speech.getVoices().filter((one) => one.localService && one.lang.split(/[-_]/)[0] === own);
  return fits.find((one) => one.lang.replace("_", "-") === language) || fits[0];
}

/* What is drawn of a block, a sentence each: browsers stop in the middle of long texts. */
function sentences(block) {
  const lines = block.querySelector(".block__words").innerText.split(/\n+/);
  const cut = (line) => (window.Intl?.Segmenter
    ? [...new Intl.Segmenter(language, { granularity: "sentence" }).segment(line)].map(({ segment }) => segment)
    : line.split(/(?<=[.!?])\s+/));
  return lines.flatMap(cut).map((line) => line.trim()).filter((line) => /[\p{L}\p{N}]/u.test(line));
}

function silence() {
  spoken = null;
  speech?.cancel();
}

function say() {
  if (reading.next === reading.sentences.length) return quiet();
  const mine = new SpeechSynthesisUtterance(reading.sentences[reading.next]);
  spoken = Object.assign(mine, { voice, lang: voice.lang, rate: 0.9 });
  mine.onend = () => {
    if (mine !== spoken) return;
    reading.next += 1;
    say();
  };
  mine.onerror = () => mine === spoken && quiet();
  speech.speak(mine);
}

/* Pausing cuts the sentence off and begins it again: not every browser can stop within one. */
function press(block) {
  if (reading?.block !== block) {
    quiet();
    reading = { block, sentences: sentences(block), next: 0, isPaused: true };
  }
  reading.isPaused = !reading.isPaused;
  if (reading.isPaused) silence();
  else say();
  if (reading) show(block, reading.isPaused ? "on" : "pause");
}

function quiet() {
  silence();
  const { block } = reading || {};
  reading = null;
  if (!block) return;
  const [go, stop] = all(".listen button", block);
  if (document.activeElement === stop) go.focus(); // before the button goes: the focus is never lost
  show(block, "listen");
}

function show(block, state) {
  const [go, stop] = all(".listen button", block);
  go.textContent = go.dataset[state];
  go.setAttribute("aria-label", `${go.textContent}: ${go.dataset.of}`);
  stop.hidden = state === "listen";
  block.querySelector(".listen__now").hidden = state !== "pause";
  block.classList.toggle("is-read", state !== "listen");
}

function setUp() {
  voice = choose();
  if (!voice || document.querySelector(".listen")) return;
  all(".how-listen").forEach((words) => (words.hidden = false));
  for (const block of all(".block")) {
    const box = document.createElement("p");
    box.className = "listen";
    box.append(document.getElementById("--listen").content.cloneNode(true));
    block.querySelector(".block__side").append(box);
    const [go, stop] = all("button", box);
    const heading = block.querySelector("h1, h2, h3") || document.querySelector("h1");
    go.dataset.of = heading.textContent;
    go.addEventListener("click", () => press(block));
    stop.addEventListener("click", quiet);
    show(block, "listen");
  }
}

if (speech) {
  setUp();
  speech.addEventListener?.("voiceschanged", setUp); // voices may come after the page
  addEventListener("pagehide", quiet);
}
