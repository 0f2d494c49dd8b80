// The buttons above a field: one stop of the Tab key, arrows between them (ARIA Authoring Practices, toolbar).

/** Begins a toolbar; `does` is told which button was pressed. */
export function toolbar(bar, does) {
  const buttons = [...bar.querySelectorAll("button")];
  const stop = (button) => buttons.forEach((one) => (one.tabIndex = one === button ? 0 : -1));
  stop(buttons[0]);
  bar.hidden = false;
  bar.addEventListener("keydown", (event) => {
    const now = buttons.indexOf(event.target);
    const next = { ArrowRight: now + 1, ArrowLeft: now - 1, Home: 0, End: -1 }[event.key];
    if (next === undefined || now < 0) return;
    event.preventDefault();
    const button = buttons.at(next % buttons.length);
    stop(button);
    button.focus();
  });
  bar.addEventListener("mousedown", (event) => event.preventDefault()); // the field keeps its selection
  bar.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    stop(button);
    does(button.dataset.does);
  });
}
