// Search without a server: browsers refuse `new Worker()` for pages opened as files, so on file: addresses
// (and only there) the search script runs in a hidden frame that offers what a dedicated worker would.
// The name of this file and of the global are what the theme's offline plugin and search script look for.
if (location.protocol === "file:") {
  const addScript = (page, url) =>
    new Promise((done, failed) => {
      const script = page.createElement("script");
      script.src = url;
      script.onload = done;
      script.onerror = () => failed(new Error(`cannot load ${url}`));
      page.head.append(script);
    });

  class FrameWorker extends EventTarget {
    #ready;

    constructor(url) {
      super();
      const frame = document.createElement("iframe");
      frame.hidden = true;
      frame.title = "Search engine";
      frame.srcdoc = "<!doctype html><title>Search engine</title>";
      const address = new URL(url, location.href).href;
      this.#ready = new Promise((done) => frame.addEventListener("load", () => done(frame.contentWindow), { once: true }))
        .then((scope) => this.#start(scope, address));
      document.body.append(frame);
    }

    #start(scope, address) {
      scope.postMessage = (data) => this.dispatchEvent(new MessageEvent("message", { data }));
      scope.importScripts = async (...urls) => {
        for (const url of urls) await addScript(scope.document, url);
      };
      return addScript(scope.document, address).then(() => scope);
    }

    postMessage(data) {
      this.#ready.then((scope) => scope.dispatchEvent(new scope.MessageEvent("message", { data })));
    }
  }

  window.IFrameWorker = window.Worker = FrameWorker;
}
