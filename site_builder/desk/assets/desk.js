// Only what a form can do without: characters counted while somebody types, and a warning before typed text is lost.
for (const told of document.querySelectorAll("[data-count-of]")) {
  const field = document.getElementById(told.dataset.countOf);
  field?.addEventListener("input", () => { told.textContent = String([...field.value].length); });
}
const form = document.querySelector("main form[enctype]");
let isTyped = document.querySelector("[data-typed]") !== null;
form?.addEventListener("input", () => { isTyped = true; });
form?.addEventListener("submit", () => { isTyped = false; });
addEventListener("beforeunload", (event) => { if (isTyped) event.preventDefault(); });
// A link to a field that is folded away opens what holds it.
function open() {
  const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  for (let one = target; one; one = one.parentElement) if (one.tagName === "DETAILS") one.open = true;
  if (target) {
    const input = target.matches("input, select, textarea") ? target : target.querySelector("input:not([type=hidden]), select, textarea");
    (input ?? target).focus();
    target.scrollIntoView({ block: "center" });
  }
}
addEventListener("hashchange", open);
open();
document.querySelector("#remarks, .alert")?.focus();
