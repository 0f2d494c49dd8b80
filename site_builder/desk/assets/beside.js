// While somebody writes: how it will look, and what would be found. Nothing here moves the focus or writes a file.

const PAUSE = 150; // milliseconds without a key before a look
const IN_WORD = 1200; // the same in the middle of a word, before remarks
const WIDTHS = { phone: 375, desk: 1280 };

class Beside {
  constructor(panel) {
    this.panel = panel;
    this.form = document.getElementById(panel.dataset.beside);
    this.live = panel.querySelector(".beside__live");
    this.screen = panel.querySelector(".beside__screen");
    this.views = panel.querySelector(".beside__views");
    this.chosen = { view: "page", width: "phone", scheme: matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light" };
    this.live.hidden = false;
    panel.querySelector(".beside__plain").hidden = true;
    this.live.addEventListener("click", (event) => this.choose(event.target.closest("button")));
    for (const kind of ["input", "change"]) this.form.addEventListener(kind, () => this.wait());
    new ResizeObserver(() => this.fit()).observe(this.screen);
    this.press("scheme");
    this.press("width");
    this.look().then(() => this.remark());
  }

  /** Looks once nothing is typed for a moment, and remarks when no word is half written. */
  wait() {
    clearTimeout(this.timer);
    clearTimeout(this.remarkTimer);
    this.timer = setTimeout(() => this.look(), PAUSE);
    const field = document.activeElement;
    const inWord = field?.tagName === "TEXTAREA" && /[\p{L}\p{N}]$/u.test(field.value.slice(0, field.selectionStart));
    this.remarkTimer = setTimeout(() => this.remark(), inWord ? IN_WORD : 3 * PAUSE);
  }

  /** What the form holds, without files: those are sent when it is saved. */
  values() {
    const data = new FormData(this.form);
    for (const [name, value] of [...data]) if (value instanceof File) data.delete(name);
    return data;
  }

  async ask(address, kind) {
    this[kind]?.abort();
    this[kind] = new AbortController();
    const headers = { Accept: "application/json" };
    const file = this.panel.dataset.file.split("/").map(encodeURIComponent).join("/");
    const answer = await fetch(`/${address}/${file}`, { method: "POST", body: this.values(), headers, signal: this[kind].signal });
    if (!answer.ok) throw new Error(String(answer.status));
    return answer.json();
  }

  async look() {
    let found;
    try {
      found = await this.ask("look", "looking");
    } catch (error) {
      if (error.name !== "AbortError") this.why(["The preview is not to be had now. It comes back when the desk answers."]);
      return;
    }
    this.why(found.why_not);
    if (!found.views.length) return; // what was shown last stays until it can be shown again
    this.found = found;
    if (!found.views.some((view) => view.name === this.chosen.view)) this.chosen.view = found.views[0].name;
    const names = found.views.map((view) => view.name).join();
    if (this.views.dataset.names !== names) {
      this.views.dataset.names = names;
      this.views.replaceChildren(
        ...found.views.map((view) => {
          const button = Object.assign(document.createElement("button"), { type: "button", textContent: view.title });
          button.dataset.view = view.name;
          return button;
        }),
      );
      this.press("view");
    }
    this.show();
  }

  why(sentences) {
    const box = this.live.querySelector(".beside__why");
    const words = sentences.map((sentence) => Object.assign(document.createElement("p"), { textContent: sentence }));
    if (sentences.length) words.unshift(Object.assign(document.createElement("p"), { className: "beside__why-head", textContent: this.found ? "This cannot be shown as it is now; below is how it was before." : "This cannot be shown yet." }));
    if (box.textContent !== words.map((one) => one.textContent).join("")) box.replaceChildren(...words);
  }

  choose(button) {
    const kind = Object.keys(button?.dataset ?? {}).find((name) => name in this.chosen);
    if (!kind) return;
    this.chosen[kind] = button.dataset[kind];
    this.press(kind);
    this.show();
  }

  press(kind) {
    for (const button of this.live.querySelectorAll(`button[data-${kind}]`)) {
      button.setAttribute("aria-pressed", String(button.dataset[kind] === this.chosen[kind]));
    }
  }

  /** Loads what is chosen behind what is shown, and exchanges the two, so that nothing flickers or jumps. */
  show() {
    const view = this.found?.views.find((one) => one.name === this.chosen.view);
    if (!view) return;
    const old = this.screen.querySelector("iframe.is-shown");
    const key = `${view.name} ${this.chosen.width}`;
    const frame = document.createElement("iframe");
    frame.sandbox = "allow-same-origin"; // no scripts, no forms, no windows; its own style is of this address
    frame.title = `Preview: ${view.title}`;
    frame.dataset.key = key;
    frame.src = `/looked/${this.found.id}.${this.chosen.scheme}/${view.address}`;
    for (const late of this.screen.querySelectorAll("iframe:not(.is-shown)")) late.remove();
    frame.addEventListener("load", () => {
      const inside = frame.contentWindow;
      inside.document.addEventListener("click", (event) => {
        const link = event.target.closest("a[href]");
        if (link && !link.getAttribute("href").startsWith("#")) event.preventDefault();
      });
      if (old?.dataset.key === key) inside.scrollTo(0, old.contentWindow.scrollY);
      else this.begin(inside, view);
      frame.classList.add("is-shown");
      old?.remove();
    });
    this.screen.append(frame);
    this.fit();
  }

  /** Scrolls to what is edited: its link in a list, or where the page's own words begin. */
  begin(inside, view) {
    const links = [...inside.document.querySelectorAll("main a[href]")];
    const link = view.look_for && links.find((one) => one.getAttribute("href").endsWith(view.look_for));
    if (link) link.scrollIntoView({ block: "center" });
    else inside.scrollTo(0, inside.document.querySelector("main")?.getBoundingClientRect().top ?? 0);
  }

  /** A computer's page is as wide as there, and drawn smaller. */
  fit() {
    const room = this.screen.clientWidth;
    const wide = WIDTHS[this.chosen.width];
    const scale = Math.min(1, room / wide);
    const high = this.screen.clientHeight;
    for (const frame of this.screen.querySelectorAll("iframe")) {
      Object.assign(frame.style, { width: `${wide}px`, height: `${high / scale}px`, left: `${Math.max(0, (room - wide) / 2)}px`, transform: `scale(${scale})` });
    }
  }

  async remark() {
    let found;
    try {
      found = await this.ask("remarks", "remarking");
    } catch {
      return; // what was said last stays
    }
    for (const old of document.querySelectorAll("[data-as-saved]")) old.hidden = true; // what was found before anything was typed
    for (const text of this.form.querySelectorAll("markdown-field textarea")) {
      this.say(text.closest("markdown-field").querySelector(".writing__remarks"), found.texts[text.name] ?? "", text);
      text.toggleAttribute("aria-invalid", false);
      if (found.wrong.includes(text.name)) text.setAttribute("aria-invalid", "true");
    }
    this.sayAtFields(found.fields);
    this.count();
    this.say(this.live.querySelector(".beside__remarks"), found.others);
  }

  /** Marks the fields and the folded sections that have remarks. */
  count() {
    for (const field of this.form.querySelectorAll(".field")) {
      const own = [...field.querySelectorAll(".remark--error, .remark--warning, .finding:not([hidden])")];
      field.classList.toggle("field--wrong", own.some((one) => one.closest(".field") === field));
    }
    for (const summary of this.form.querySelectorAll("details.section > summary")) {
      const number = summary.parentElement.querySelectorAll(".remark--error, .remark--warning, .finding:not([hidden])").length;
      let flag = summary.querySelector(".flag");
      if (!flag && number) summary.append((flag = Object.assign(document.createElement("span"), { className: "flag" })));
      if (flag) Object.assign(flag, { textContent: number ? `${number} to look at` : "", hidden: !number });
    }
  }

  /** Puts remarks at the fields that are not texts. */
  sayAtFields(fields) {
    for (const list of this.form.querySelectorAll("ul.findings")) {
      const id = list.id.replace(/-findings$/, "");
      if (!(id in fields)) list.replaceChildren();
    }
    for (const [id, html] of Object.entries(fields)) {
      const field = document.getElementById(id);
      let list = document.getElementById(`${id}-findings`);
      if (!field) continue;
      if (!list) {
        list = Object.assign(document.createElement("ul"), { id: `${id}-findings`, className: "findings" });
        const after = document.getElementById(`${id}-help`) ?? this.form.querySelector(`label[for="${CSS.escape(id)}"]`) ?? field.querySelector("legend");
        if (!after) continue;
        after.after(list);
        field.setAttribute("aria-describedby", `${field.getAttribute("aria-describedby") ?? ""} ${list.id}`.trim());
      }
      if (list.innerHTML.trim() !== html) list.innerHTML = html; // our own template, escaped
    }
  }

  /** Puts remarks in their place; what is the same is not said again. */
  say(box, html, field) {
    if (box.dataset.said === html) return;
    box.dataset.said = html;
    const wasOpen = box.querySelector("details")?.open;
    box.innerHTML = html; // our own template, escaped
    if (wasOpen) box.querySelector("details")?.setAttribute("open", "");
    for (const button of box.querySelectorAll("button[data-line]")) {
      button.addEventListener("click", () => {
        const lines = field.value.split("\n");
        const line = Math.min(Number(button.dataset.line), lines.length) - 1;
        const start = lines.slice(0, line).reduce((sum, one) => sum + one.length + 1, 0);
        field.focus();
        field.setSelectionRange(start, start + lines[line].length);
      });
    }
  }
}

for (const panel of document.querySelectorAll("[data-beside]")) new Beside(panel);
