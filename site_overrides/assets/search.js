// What somebody types at night is rarely the word on the page. The theme's search knows beginnings of words only: where it
// finds nothing, ask once more without the endings of the words, then for them in the middle of others.
// Loaded before the theme's script, which makes its worker with what stands in `Worker` then.
(() => {
  const QUERY = 2;
  const RESULT = 3;
  const german = /^de\b/.test(document.documentElement.lang);
  const ENDINGS = german
    ? /(?:ationen|ation|ierungen|ierung|ierten?|iert|ieren|ungen|ung|ern|ens|en|em|er|es|e|n|s)$/
    : /(?:ations?|ings?|ages?|ers?|ors?|ies|ed|es|ions?|s)$/;
  const LEAST = 4;
  const UNSPACED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/u;

  const stem = (word) => {
    const bare = word.replace(/[*+~^"-]/g, "");
    const short = bare.replace(ENDINGS, "");
    return short.length >= LEAST ? short : bare;
  };
  const words = (query) => query.trim().toLowerCase().split(/\s+/).filter(Boolean);
  const further = (query) => (UNSPACED.test(query) ? apart(query) : shorter(query)).filter((one) => one && one !== query.trim());
  const shorter = (query) => {
    const all = words(query).map(stem);
    const tries = [all.join(" ")];
    if (all.every((word) => word.length >= LEAST)) tries.push(all.map((word) => `*${word}`).join(" "));
    // "Anwälte" is looked for as "Anwalt", and "Behoerde" as "Behörde".
    if (german) tries.push(tries.at(-1).replace(/[äöü]|[aou]e/g, "*"));
    return tries;
  };
  // Words that stand without blanks: first those of one script each, whose endings are in hiragana; then each two signs.
  const apart = (query) => {
    const runs = query.match(/\p{sc=Han}+|[\p{sc=Katakana}ー]+|[a-z0-9]+/giu) ?? [];
    return [runs.join(" "), runs.flatMap(pairs).join(" ")];
  };
  const pairs = (run) => (run.length < 3 ? [`*${run}`] : [...run].slice(1).map((sign, at) => `*${[...run][at]}${sign}`));

  const Theirs = window.Worker;
  if (!Theirs) return;
  class PatientWorker extends EventTarget {
    #worker;
    #asked = []; // answers come in the order of the questions

    constructor(...all) {
      super();
      this.#worker = new Theirs(...all);
      this.#worker.addEventListener("message", ({ data }) => this.#answered(data));
    }

    postMessage(message) {
      if (message.type !== QUERY) return this.#worker.postMessage(message);
      const query = String(message.data).replace(/[-+~^*:]+(?=\s|$)/g, ""); // half a word is no operator
      this.#asked.push(further(query));
      this.#worker.postMessage({ ...message, data: query });
    }

    terminate() {
      this.#worker.terminate?.();
    }

    #answered(data) {
      const tries = data.type === RESULT ? this.#asked.shift() : undefined;
      if (tries?.length && this.#asked.length === 0 && data.data.items.length === 0) {
        this.#asked.push(tries.slice(1));
        this.#worker.postMessage({ type: QUERY, data: tries[0] });
      } else {
        this.dispatchEvent(new MessageEvent("message", { data }));
      }
    }
  }
  // The theme waits for a key to come up. What is pasted, dictated or chosen from an input method brings none.
  document.querySelector(".pb-search-input")?.addEventListener("input", ({ target }) => target.dispatchEvent(new Event("keyup")));

  window.Worker = PatientWorker;
  if (window.IFrameWorker) window.IFrameWorker = PatientWorker;
})();
