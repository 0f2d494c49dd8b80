// Makes each Markdown field easier to write in: buttons, lists that go on, pasting, picked links, a count.

import { link } from "./link-picker.js";
import { pasting } from "./pasting.js";
import { EDITS, nextItem } from "./text-edits.js";
import { toolbar } from "./toolbar.js";

const PLURAL = new Intl.PluralRules("en-GB");
const NUMBER = new Intl.NumberFormat("en-GB");

function counted(number, word) {
  return `${NUMBER.format(number)} ${word}${PLURAL.select(number) === "one" ? "" : "s"}`;
}

class MarkdownField extends HTMLElement {
  connectedCallback() {
    if (this.field) return;
    this.field = this.querySelector("textarea");
    this.form = this.field.form;
    const does = (what) => (what === "link" ? link(this.field) : EDITS[what](this.field));
    toolbar(this.querySelector('[role="toolbar"]'), does);
    this.field.addEventListener("keydown", (event) => {
      const key = event.key.toLowerCase();
      if ((event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && (key === "b" || key === "k")) {
        event.preventDefault();
        does(key === "b" ? "bold" : "link");
      } else if (key === "enter" && !event.shiftKey && !event.isComposing && nextItem(this.field)) {
        event.preventDefault();
      }
    });
    pasting(this.field, (sentences) => this.tell(sentences));
    this.field.addEventListener("input", () => this.follow());
    this.follow();
  }

  /** The height and the count of what is there now. */
  follow() {
    if (!CSS.supports("field-sizing", "content")) {
      this.field.style.height = "auto";
      this.field.style.height = `${this.field.scrollHeight + 4}px`;
    }
    const text = this.field.value.trim();
    const limit = Number(this.dataset.limit);
    const count = this.querySelector(".writing__count");
    const letters = [...text].length;
    const words = counted(text ? text.split(/\s+/).length : 0, "word");
    count.hidden = false;
    count.classList.toggle("is-over", limit > 0 && letters > limit);
    if (!limit) count.textContent = `${words}, ${counted(letters, "character")}`;
    else if (letters <= limit) count.textContent = `${words}, ${letters} of ${counted(limit, "character")}`;
    else count.textContent = `${counted(letters - limit, "character")} too many: ${letters} of ${limit}`;
  }

  /** Says sentences below the field, also to those who hear them. */
  tell(sentences) {
    const told = this.querySelector(".writing__told");
    told.replaceChildren(...sentences.map((words) => Object.assign(document.createElement("p"), { textContent: words })));
  }
}

customElements.define("markdown-field", MarkdownField);
