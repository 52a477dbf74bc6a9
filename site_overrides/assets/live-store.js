// Keeps incidents on this device, in IndexedDB: one record for each line, so that two tabs add to one log and neither loses
// a line. What could not be kept is said at once, and the page goes on in memory.
(() => {
  const pb = (globalThis.pb ??= {});

  /** Open what is kept for a playbook. `changed` is called when another tab has written, `failed` when nothing can be kept. */
  pb.openStore = async (name, { changed, failed }) => {
    const memory = { heads: new Map(), lines: new Map() };
    let base = null;
    try {
      base = await opened(`ai-incident-playbook/${name}`);
      base.onversionchange = () => base.close();
    } catch (error) {
      failed(error);
    }
    const channel = "BroadcastChannel" in globalThis ? new BroadcastChannel(`ai-incident-playbook/${name}`) : null;
    channel?.addEventListener("message", ({ data }) => changed(String(data)));
    const tell = (id) => channel?.postMessage(id);

    /** Run something in one transaction; it is kept when this has come back. */
    const within = (mode, run) =>
      new Promise((resolve, reject) => {
        const transaction = base.transaction(["heads", "lines"], mode, { durability: "strict" });
        const result = run(transaction.objectStore("heads"), transaction.objectStore("lines"));
        transaction.oncomplete = () => resolve(result?.result ?? result);
        transaction.onabort = transaction.onerror = () => reject(transaction.error ?? new Error("the browser gave up"));
      });
    const safely = async (mode, run, without) => {
      if (!base) return without();
      try {
        return await within(mode, run);
      } catch (error) {
        failed(error);
        return without();
      }
    };
    const keep = (id, lines) => memory.lines.set(id, [...(memory.lines.get(id) ?? []), ...lines]);

    return {
      heads: async () => {
        const kept = await safely("readonly", (heads) => heads.getAll(), () => []);
        const known = new Set(kept.map((head) => head.id));
        return [...kept, ...[...memory.heads.values()].filter((head) => !known.has(head.id))];
      },
      lines: async (id) => {
        const kept = await safely("readonly", (_, lines) => lines.index("incident").getAll(id), () => []);
        const found = kept.map(({ line }) => line);
        const known = new Set(found.map((line) => line.id));
        return [...found, ...(memory.lines.get(id) ?? []).filter((line) => !known.has(line.id))];
      },
      add: async (head, lines) => {
        await safely("readwrite", (heads, kept) => {
          heads.put(head);
          for (const line of lines) kept.add({ incident: head.id, line });
        }, () => {
          memory.heads.set(head.id, head);
          keep(head.id, lines);
        });
        tell(head.id);
      },
      forget: async (id) => {
        memory.heads.delete(id);
        memory.lines.delete(id);
        await safely("readwrite", (heads, kept) => {
          heads.delete(id);
          const walk = kept.index("incident").openKeyCursor(id);
          walk.onsuccess = () => {
            if (!walk.result) return;
            kept.delete(walk.result.primaryKey);
            walk.result.continue();
          };
        }, () => {});
        tell(id);
      },
    };
  };

  // What is half written and who looks, on this device alone and no part of the incident. Where nothing can be kept it is gone
  // with the page, and nobody is told: no line is lost by that.
  const slip = "ai-incident-playbook/slip/";
  const onPaper = new Map();
  const paper = (run) => {
    try {
      return run(localStorage);
    } catch {
      return null;
    }
  };
  pb.desk = {
    get: (key) => paper((kept) => kept.getItem(slip + key)) ?? onPaper.get(key) ?? "",
    set: (key, text) => {
      if (text) onPaper.set(key, text);
      else onPaper.delete(key);
      paper((kept) => (text ? kept.setItem(slip + key, text) : kept.removeItem(slip + key)));
    },
    forget: (start) => {
      for (const key of [...onPaper.keys(), ...(paper((kept) => Object.keys(kept)) ?? []).filter((one) => one.startsWith(slip)).map((one) => one.slice(slip.length))]) {
        if (key.startsWith(start)) pb.desk.set(key, "");
      }
    },
  };

  function opened(name) {
    return new Promise((resolve, reject) => {
      const asked = indexedDB.open(name, 1);
      asked.onupgradeneeded = () => {
        asked.result.createObjectStore("heads", { keyPath: "id" });
        asked.result.createObjectStore("lines", { autoIncrement: true }).createIndex("incident", "incident");
      };
      asked.onsuccess = () => resolve(asked.result);
      asked.onerror = () => reject(asked.error);
      asked.onblocked = () => reject(new Error("another tab holds an older version open: close it"));
    });
  }
})();
