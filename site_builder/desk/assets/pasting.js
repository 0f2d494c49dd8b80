// What is pasted from Word, mail and web pages becomes Markdown. The desk converts it, not this script.

import { block, replace } from "./text-edits.js";

const ADDRESS = /^https?:\/\/\S+$/;

/** Follows what is pasted into a field; `tell` gets sentences about what was left out. */
export function pasting(field, tell) {
  let isPlain = false; // Ctrl+Shift+V
  field.addEventListener("keydown", (event) => {
    if (event.key.toLowerCase() === "v") isPlain = event.shiftKey;
  });
  field.addEventListener("paste", (event) => {
    const { clipboardData: board } = event;
    const wasPlain = isPlain;
    isPlain = false;
    tell([]);
    const html = board.getData("text/html");
    const text = board.getData("text/plain");
    const { selectionStart: start, selectionEnd: end, value } = field;
    const words = value.slice(start, end);
    if (ADDRESS.test(text.trim()) && words.trim() && !/[\n[\]]/.test(words) && !wasPlain) {
      event.preventDefault();
      replace(field, start, end, `[${words}](${text.trim()})`);
    } else if (html && !wasPlain) {
      event.preventDefault();
      converted(html).then((made) => insert(field, made, text, tell));
    } else if (board.files.length && !text) {
      event.preventDefault();
      tell(["A picture cannot be pasted into the text: save it as a file and add it with a description."]);
    }
  });
}

/** The Markdown of some HTML and what was left out; null if it is text and no more, or if nobody answers. */
async function converted(html) {
  try {
    const answer = await fetch("/pasted", { method: "POST", body: new URLSearchParams({ html }) });
    return answer.status === 200 ? await answer.json() : null;
  } catch {
    return null;
  }
}

function insert(field, made, text, tell) {
  field.focus();
  const { selectionStart: start, selectionEnd: end } = field;
  const markdown = made ? made.markdown : text.replace(/\r\n?/g, "\n");
  if (made?.is_block) block(field, markdown);
  else if (markdown) replace(field, start, end, markdown);
  tell(made?.left_out.length ? ["About what you pasted:", ...made.left_out] : []);
}
