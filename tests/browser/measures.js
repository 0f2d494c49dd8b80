// What the tests measure in a page, as `look`. Every function gives back plain values: names of elements, or nothing.
globalThis.look = (() => {
  const violations = [];
  document.addEventListener("securitypolicyviolation", (event) =>
    violations.push(`${event.effectiveDirective}: ${event.blockedURI} ${event.sample}`));

  const TARGETS = "a[href], button, input:not([type=hidden]), select, textarea, summary, [role=button], [tabindex='0']";
  const style = (element) => getComputedStyle(element);
  const all = (selector) => [...document.querySelectorAll(selector)];
  const isShown = (element) =>
    element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true, contentVisibilityAuto: true });
  const words = (text) => text.trim().replace(/\s+/g, " ").slice(0, 50);
  const name = (element) => {
    const kind = [element.localName, ...element.classList].join(".");
    return `${kind}${element.id ? `#${element.id}` : ""} “${words(element.textContent)}”`;
  };
  const ancestors = (element) => {
    const found = [];
    for (let at = element; at && at !== document.body; at = at.parentElement) found.push(at);
    return found;
  };
  const scrolls = (element, axis) =>
    /auto|scroll/.test(style(element)[`overflow${axis}`]) &&
    (axis === "X" ? element.scrollWidth > element.clientWidth + 1 : element.scrollHeight > element.clientHeight + 1);
  // For a screen reader alone: clipped to nothing, or outside the page until it has the focus.
  const isOutOfSight = (element) => ancestors(element).some((at) => {
    const box = at.getBoundingClientRect();
    const isClipped = style(at).clipPath !== "none" || style(at).clip !== "auto";
    return (isClipped && box.width <= 2) || box.bottom + scrollY <= 0 || box.right + scrollX <= 0;
  });

  // Every piece of text that is drawn: its element, its words, the boxes of its lines.
  function drawn() {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) {
      const element = walker.currentNode.parentElement;
      if (!walker.currentNode.data.trim() || !isShown(element) || isOutOfSight(element)) continue;
      const range = document.createRange();
      range.selectNodeContents(walker.currentNode);
      const boxes = [...range.getClientRects()].filter((box) => box.width > 1 && box.height > 1);
      found.push({ element, words: words(walker.currentNode.data), boxes });
    }
    return found;
  }

  // Text that a box with `overflow: hidden` or the edge of the page cuts off.
  function clipped(texts = drawn()) {
    const isCut = ({ element, boxes }) => ancestors(element).some((at) => {
      const { overflowX, overflowY } = style(at);
      const frame = at.getBoundingClientRect();
      return boxes.some((box) =>
        (/hidden|clip/.test(overflowX) && (box.left < frame.left - 1 || box.right > frame.right + 1)) ||
        (/hidden|clip/.test(overflowY) && (box.top < frame.top - 1 || box.bottom > frame.bottom + 1)));
    });
    const isOutside = ({ element, boxes }) => !ancestors(element).some((at) => scrolls(at, "X")) &&
      boxes.some((box) => box.left < -1 || box.right > document.documentElement.clientWidth + 1);
    return texts.filter((text) => isCut(text) || isOutside(text)).map((text) => text.words);
  }

  // Pairs of texts that are drawn over each other; what floats over the page on purpose is left out.
  function overlapping(texts = drawn()) {
    const floats = (element) => ancestors(element).some((at) => /fixed|sticky/.test(style(at).position));
    const lines = texts.filter((text) => !floats(text.element))
      .flatMap((text) => text.boxes.map((box) => ({ ...text, box }))).sort((a, b) => a.box.top - b.box.top);
    const found = [];
    lines.forEach((one, index) => {
      for (let at = index + 1; at < lines.length && lines[at].box.top < one.box.bottom; at += 1) {
        const other = lines[at];
        const wide = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
        const high = Math.min(one.box.bottom, other.box.bottom) - other.box.top;
        const isOver = wide > 2 && high > 0.35 * Math.min(one.box.height, other.box.height);
        if (isOver) found.push(`“${one.words}” and “${other.words}”`);
      }
    });
    return found;
  }

  // How far the page is wider than its window, and what makes it so.
  function wide() {
    const width = document.documentElement.clientWidth;
    if (document.scrollingElement.scrollWidth <= width) return [];
    const sticksOut = (element) => isShown(element) && element.getBoundingClientRect().right > width + 1 &&
      !ancestors(element.parentElement).some((at) => scrolls(at, "X"));
    return [`${document.scrollingElement.scrollWidth} px`, ...all("body *").filter(sticksOut).map(name)];
  }

  function laidOut() {
    const texts = drawn();
    return { wide: wide(), clipped: clipped(texts), overlapping: overlapping(texts) };
  }

  // WCAG 2.5.8: a link in a sentence is as high as its line and may be smaller than 24 px.
  function isInSentence(element, texts) {
    if (!style(element).display.startsWith("inline") || element.matches("input, button, select")) return false;
    const block = ancestors(element).find((at) => !style(at).display.startsWith("inline"));
    const others = texts.filter((text) => block?.contains(text.element) && !text.element.closest(TARGETS));
    return others.some((text) => /\p{L}{2}|\d/u.test(text.words));
  }

  function smallTargets() {
    let texts = null;
    const side = (element, of) => Math.max(...[...element.getClientRects()].map((box) => box[of]));
    return all(TARGETS)
      .filter((element) => isShown(element) && !isOutOfSight(element) && element.getClientRects().length)
      .filter((element) => Math.min(side(element, "width"), side(element, "height")) < 23.99)
      .filter((element) => !isInSentence(element, (texts ??= drawn())))
      .map((element) => `${name(element)} ${side(element, "width").toFixed(1)} x ${side(element, "height").toFixed(1)}`);
  }

  // Boxes with text outside the page's own scrolling, with what a keyboard and a screen reader need of them.
  function regions() {
    const nameOf = (element) => element.getAttribute("aria-label") ||
      document.getElementById(element.getAttribute("aria-labelledby"))?.textContent || "";
    return all("body *").filter((element) => isShown(element) && (scrolls(element, "X") || scrolls(element, "Y")))
      .map((element) => ({
        is: name(element), tabindex: element.getAttribute("tabindex"), role: element.getAttribute("role"),
        name: words(nameOf(element)), across: scrolls(element, "X"),
      }));
  }

  const marks = (element) => {
    const { outlineStyle, outlineWidth, outlineColor, boxShadow, backgroundColor, borderColor } = style(element);
    const outline = outlineStyle === "none" ? "none" : `${outlineWidth} ${outlineColor}`;
    return [outline, boxShadow, backgroundColor, borderColor].join(" / ");
  };
  const atRest = new WeakMap();

  // Everything that the Tab key should reach, in its order. Remembers how each looks without the focus.
  function stops() {
    const found = all(`${TARGETS}, iframe, audio[controls], video[controls], [contenteditable]`)
      .filter((element) => isShown(element) && !element.disabled && element.tabIndex >= 0);
    const unseen = found.filter((element) => !atRest.has(element) && element !== document.activeElement);
    unseen.forEach((element) => atRest.set(element, marks(element)));
    return found;
  }

  // What stands in the way of somebody who sees where the focus is. No focus: null.
  function stopped() {
    const element = document.activeElement;
    if (!element || element === document.body || element === document.documentElement) return null;
    const faults = [];
    const boxes = [...element.getClientRects()].filter((box) => box.width > 1 && box.height > 1);
    if (!isShown(element) || !boxes.length) faults.push("is invisible");
    const fits = (low, high, size) =>
      high - low > size - 40 ? high > size / 2 && low < size / 2 : low >= -1 && high <= size + 1;
    if (!boxes.every((box) => fits(box.left, box.right, innerWidth) && fits(box.top, box.bottom, innerHeight)))
      faults.push("is outside the window");
    const over = boxes.flatMap((box) => covers(box, element));
    if (over.length) faults.push(`is under ${over[0]}`);
    if (marks(element) === atRest.get(element)) faults.push("looks as it does without the focus");
    return { element, is: name(element), faults };
  }

  const inOrder = (order, stop) => stop && { is: stop.is, index: order.indexOf(stop.element), faults: stop.faults };

  // The same, with the place in the order.
  function focused() {
    const stop = stopped();
    return inOrder(stops(), stop);
  }

  // Where the Tab key was each time that it was pressed once more.
  let walked = [];
  document.addEventListener("keydown", (event) => event.key === "Tab" && walked.push(stopped()), true);
  const beginWalk = () => { walked = []; };

  // As `focused` tells it, and where it is now. The order is looked up once: at each stop it took as long as all else.
  function endWalk() {
    const order = stops();
    return [...walked, stopped()].map((stop) => inOrder(order, stop));
  }

  // What lies over a box of an element, at nine points of it inside the window.
  function covers(box, element) {
    const shares = [0.2, 0.5, 0.8];
    const points = shares.flatMap((x) => shares.map((y) => [box.left + x * box.width, box.top + y * box.height]))
      .filter(([x, y]) => x >= 0 && y >= 0 && x < innerWidth && y < innerHeight);
    return points.map(([x, y]) => document.elementFromPoint(x, y))
      .filter((top) => top && !element.contains(top) && !top.contains(element)).map(name);
  }

  // All that the contrast of an element's text depends on; "" where anything may lie behind it: it stands apart from the
  // flow, and so may all around it up to the first box that hides what is behind.
  function colours(element) {
    const over = [...ancestors(element), document.body, document.documentElement].map(style);
    const isWhole = over.every(({ opacity, filter }) => opacity === "1" && filter === "none");
    const hides = over.findIndex((at) => isWhole && at.backgroundImage === "none" && at.backgroundColor.startsWith("rgb("));
    const isApart = ({ position }) => position !== "static" && position !== "relative";
    if (element.closest("svg") || over.slice(0, hides < 0 ? over.length : hides).some(isApart)) return "";
    const [{ color, fontSize, fontWeight, textDecorationLine, borderBottomStyle }, parent] = over;
    const needsLess = parseFloat(fontSize) >= (fontWeight >= 700 ? 18.66 : 24); // "large text" of WCAG 1.4.3
    const around = [element.localName, parent?.color, parent?.fontWeight, parent?.fontSize === fontSize];
    const behind = over.slice(0, hides < 0 ? over.length : hides + 1)
      .map((at) => [at.backgroundColor, at.backgroundImage, at.opacity, at.filter].join(" "))
      .filter((one) => one !== "rgba(0, 0, 0, 0) none 1 none");
    return [color, needsLess, fontWeight, textDecorationLine, borderBottomStyle, ...around, ...behind].join("; ");
  }

  // What a browser keeps of a visit.
  async function stored() {
    const databases = (await indexedDB.databases()).map((one) => one.name);
    const workers = (await navigator.serviceWorker.getRegistrations()).map((one) => one.scope);
    return [document.cookie, ...Object.keys(localStorage), ...Object.keys(sessionStorage), ...databases,
      ...workers, ...(await caches.keys())].filter(Boolean);
  }

  return { violations, clipped, overlapping, wide, laidOut, smallTargets, regions, stops, focused, beginWalk, endWalk, stored, colours,
    isShown, name };
})();
