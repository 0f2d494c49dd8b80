// Reloads an open page of a preview as soon as something has changed, and keeps its place.
const {news, number} = document.currentScript.dataset;
const place = `--scroll ${location.pathname}`;
let isNews = false;
let isWhole = false; // until then a page that is news already must not forget where the one before it was
addEventListener("load", () => {
  isWhole = document.querySelector("main") !== null;
  if (!isWhole) return;
  if (sessionStorage[place]) scrollTo(0, sessionStorage[place]);
  sessionStorage.removeItem(place);
});
// The browser's own way would come later, with the place of the findings that were shown last.
addEventListener("pagehide", () => { history.scrollRestoration = isNews ? "manual" : "auto"; });
async function ask() {
  try {
    const answer = await fetch(`${news}?after=${number}`, {cache: "no-store"});
    if (answer.ok && await answer.text() !== number) {
      if (isWhole) sessionStorage[place] = scrollY;
      isNews = true;
      location.reload();
      return;
    }
  } catch { await new Promise((go) => setTimeout(go, 1000)); }
  ask();
}
ask();
