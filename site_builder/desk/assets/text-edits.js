// Changes of a text field that the browser can undo, and what the buttons change.

/** Replaces a part of a field and selects a part of what is then there; Ctrl+Z takes it back. */
export function replace(field, start, end, text, from = start + text.length, to = from) {
  field.focus();
  field.setSelectionRange(start, end);
  // The one way that keeps the browser's own undo. Firefox and Chromium do it in a text field; what cannot, is set.
  const done = text ? document.execCommand("insertText", false, text) : start === end || document.execCommand("delete");
  if (!done) {
    field.setRangeText(text, start, end, "end");
    field.dispatchEvent(new InputEvent("input", { bubbles: true }));
  }
  field.setSelectionRange(from, to);
}

/** Where the lines of the selection begin and end. */
function lines({ value, selectionStart, selectionEnd }) {
  const start = value.lastIndexOf("\n", selectionStart - 1) + 1;
  const last = selectionEnd > selectionStart && value[selectionEnd - 1] === "\n" ? selectionEnd - 1 : selectionEnd;
  const end = value.indexOf("\n", last);
  return [start, end < 0 ? value.length : end];
}

const MARK = /^(?:#{2,6} |> ?|[-*+] |\d{1,9}[.)] )/;

/** Each line of the selection with a mark before it, or without it where all have it already. Empty lines have none. */
function marked(field, is, mark) {
  const [start, end] = lines(field);
  const all = field.value.slice(start, end).split("\n");
  const typed = all.length > 1 ? all.filter((line) => line.trim()) : all;
  const off = typed.every((line) => is.test(line));
  let number = 0;
  const changed = all.map((line) => (all.length > 1 && !line.trim() ? line : (off ? "" : mark(++number)) + line.replace(MARK, "")));
  const text = changed.join("\n");
  const only = all.length === 1;
  const at = Math.max(start, field.selectionStart + text.length - (end - start));
  replace(field, start, end, text, only ? at : start, only ? at : start + text.length);
}

/** A heading of level two, of level three, and none, one after the other. */
function heading(field) {
  const [start, end] = lines(field);
  const line = field.value.slice(start, end);
  const level = /^(#{2,6}) /.exec(line)?.[1].length ?? 1;
  const text = (level === 1 ? "## " : level === 2 ? "### " : "") + line.replace(MARK, "");
  replace(field, start, end, text);
}

function bold(field) {
  let { selectionStart: start, selectionEnd: end, value } = field;
  if (start === end) {
    while (/[^\s*]/.test(value[start - 1] ?? " ")) start--;
    while (/[^\s*]/.test(value[end] ?? " ")) end++;
  }
  while (start < end && /\s/.test(value[start])) start++;
  while (start < end && /\s/.test(value[end - 1])) end--;
  const words = value.slice(start, end);
  if (value.slice(start - 2, start) === "**" && value.slice(end, end + 2) === "**") {
    replace(field, start - 2, end + 2, words, start - 2, end - 2);
  } else if (/^\*\*[^]*\*\*$/.test(words)) {
    replace(field, start, end, words.slice(2, -2), start, end - 4);
  } else {
    replace(field, start, end, `**${words}**`, start + 2, end + 2);
  }
}

/** A block of its own: with an empty line before and after it. */
export function block(field, text, from, to) {
  const { selectionStart: start, selectionEnd: end, value } = field;
  const before = !value.slice(0, start).trim() ? "" : /\n\n$/.test(value.slice(0, start)) ? "" : /\n$/.test(value.slice(0, start)) ? "\n" : "\n\n";
  const rest = value.slice(end);
  const after = !rest.trim() ? "\n" : /^\n\n/.test(rest) ? "" : /^\n/.test(rest) ? "\n" : "\n\n";
  const at = start + before.length;
  const last = at + text.length;
  replace(field, start, end, before + text + after, from === undefined ? last : at + from, to === undefined ? last : at + to);
}

const TABLE = "| Heading | Heading |\n| --- | --- |\n| Words | Words |\n| Words | Words |";

/** What each button does to its field. */
export const EDITS = {
  heading,
  bold,
  bullets: (field) => marked(field, /^[-*+] /, () => "- "),
  numbers: (field) => marked(field, /^\d{1,9}[.)] /, (number) => `${number}. `),
  quote: (field) => marked(field, /^> ?/, () => "> "),
  table: (field) => block(field, TABLE, 2, 9),
};

/** After a line of a list comes another; an empty one ends it. Returns whether it was one. */
export function nextItem(field) {
  const { selectionStart: at, selectionEnd: end, value } = field;
  const start = value.lastIndexOf("\n", at - 1) + 1;
  const found = /^(\s*)(?:([-*+])|(\d{1,8})([.)]))( +)(.*)$/.exec(value.slice(start, at));
  if (!found || at !== end) return false;
  const [, indent, sign, number, point, space, words] = found;
  if (!words.trim()) replace(field, start, at, "");
  else replace(field, at, at, `\n${indent}${sign ?? `${Number(number) + 1}${point}`}${space}`);
  return true;
}
