// What somebody types at night is rarely the word on the page. The theme's search knows beginnings of words only: where it
// finds nothing, ask once more without the endings of the words, then for them in the middle of others.
// Loaded before the theme's script, which makes its worker with what stands in `Worker` then.
(() => {
  const QUERY = 2;
  const RESULT = 3;
  const ENDINGS = /(?:ations?|ings?|ages?|ers?|ors?|ies|ed|es|ions?|s)$/;
  const LEAST = 4;

  const stem = (word) => {
    const bare = word.replace(/[*+~^"-]/g, "");
    const short = bare.replace(ENDINGS, "");
    return short.length >= LEAST ? short : bare;
  };
  const words = (query) => query.trim().toLowerCase().split(/\s+/).filter(Boolean);
  const further = (query) => {
    const all = words(query);
    const tries = [all.map(stem).join(" ")];
    if (all.every((word) => stem(word).length >= LEAST)) tries.push(all.map((word) => `*${stem(word)}`).join(" "));
    return tries.filter((one) => one && one !== query.trim());
  };

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
  window.Worker = PatientWorker;
  if (window.IFrameWorker) window.IFrameWorker = PatientWorker;
})();
