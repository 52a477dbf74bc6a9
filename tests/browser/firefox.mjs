// Opens sites in Firefox as files, as a reader does: node firefox.mjs <firefox> <sites as JSON> <address>
// A site is its folder and words, each with the page that must be found first. Prints the scheme of the next page after
// dark was chosen on the first site, what was found first for each word of each site, and what the live page has kept after
// it was loaded again, from the files of the first site and from the address.
import { pathToFileURL } from "node:url";
import puppeteer from "puppeteer-core";

const [executablePath, given, address] = process.argv.slice(2);
const sites = JSON.parse(given);
const page_at = ({ folder }, name) => pathToFileURL(`${folder}/${name}.html`).href;
const browser = await puppeteer.launch({
  browser: "firefox",
  executablePath,
  headless: true,
  // A driven Firefox lets files share what they keep; that of a reader does not.
  extraPrefsFirefox: { "security.fileuri.strict_origin_policy": true, "network.dns.disabled": true },
});
try {
  const page = await browser.newPage();
  await page.setViewport({ width: 1280, height: 900 });
  await page.goto(page_at(sites[0], "index"));
  const scheme = () => page.evaluate(() => getComputedStyle(document.documentElement).colorScheme);
  const shown = [await scheme()];
  await page.click("[data-pb-theme]");
  shown.push(await scheme());
  await page.goto(page_at(sites[0], "triage"));
  shown.push(await scheme());

  const ask = (words) =>
    page.evaluate((text) => {
      const box = document.querySelector("input[name=query]");
      box.value = text;
      box.dispatchEvent(new Event("input", { bubbles: true }));
    }, words);
  const first = () => document.querySelector(".md-search-result__link")?.getAttribute("href") ?? "";
  const found = [];
  for (const site of sites) {
    if (found.length) await page.goto(page_at(site, "index"));
    await page.click("[data-pb-search]");
    const of_site = {};
    for (const words of Object.keys(site.words)) {
      await ask("");
      await page.waitForFunction(() => !document.querySelector(".md-search-result__link"), { timeout: 20_000 });
      await ask(words);
      await page.waitForFunction(() => document.querySelector(".md-search-result__link"), { timeout: 20_000 })
        .catch(() => {}); // nothing was found, which is said as well
      of_site[words] = await page.evaluate(first);
    }
    found.push(of_site);
  }

  const live = async (home) => {
    await page.goto(home);
    await page.waitForSelector(".pb-live-form");
    await page.type(".pb-live-form input[type=text]", "Fox");
    await page.click(".pb-live-form button[type=submit]");
    await page.waitForSelector("#_step");
    await page.click(".pb-live-done");
    await page.waitForFunction(() => document.getElementById("_kept").textContent === "Saved");
    const step = () => page.$eval("#_step", (one) => one.textContent);
    const next = await step();
    await page.reload();
    await page.waitForSelector("#_step");
    return [next, await step()];
  };
  const runs = [await live(page_at(sites[0], "live")), await live(`${address}/live.html`)];
  console.log(JSON.stringify({ shown, found, runs }));
} finally {
  await browser.close();
}
