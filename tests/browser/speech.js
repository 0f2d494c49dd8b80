// A voice for browsers that have none: it says nothing, notes what it was given, and ends a sentence when told to.
(() => {
  const said = [];
  let now = null;
  const voices = [
    { name: "far", lang: "en-GB", localService: false },
    { name: "near", lang: "en-GB", localService: true },
    { name: "other", lang: "pl-PL", localService: true },
  ];
  class Utterance { constructor(text) { this.text = text; } }
  const speech = {
    getVoices: () => voices.filter((voice) => (globalThis.silent ? !voice.localService : true)),
    speak: (utterance) => { now = utterance; said.push(utterance.text); },
    cancel: () => { const cut = now; now = null; cut?.onerror?.({ error: "interrupted" }); },
    addEventListener: () => {},
  };
  Object.defineProperty(globalThis, "speechSynthesis", { value: speech, configurable: true });
  globalThis.SpeechSynthesisUtterance = Utterance;
  globalThis.voice = {
    said, now: () => now && { text: now.text, voice: now.voice.name, lang: now.lang },
    end: () => { const ended = now; now = null; ended.onend(); },
  };
})();
