// Opens a site in Firefox as files, as a reader does: node firefox.mjs <firefox> <site> <words as JSON>
// Prints the scheme of the next page after dark was chosen, and the first page that is found for each of the words.
import { pathToFileURL } from "node:url";
import puppeteer from "puppeteer-core";

const [executablePath, site, words] = process.argv.slice(2);
const page_at = (name) => pathToFileURL(`${site}/${name}.html`).href;
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
  await page.goto(page_at("index"));
  const scheme = () => page.evaluate(() => getComputedStyle(document.documentElement).colorScheme);
  const shown = [await scheme()];
  await page.click("[data-pb-theme]");
  shown.push(await scheme());
  await page.goto(page_at("triage"));
  shown.push(await scheme());

  await page.click("[data-pb-search]");
  const said = (pattern) =>
    page.waitForFunction(
      (source) => new RegExp(source).test(document.querySelector(".md-search-result__meta").textContent),
      { timeout: 20_000 },
      pattern,
    );
  const found = {};
  for (const word of JSON.parse(words)) {
    await page.focus("input[name=query]");
    await page.keyboard.down("Control");
    await page.keyboard.press("a");
    await page.keyboard.up("Control");
    await page.keyboard.press("Delete");
    await said("^Type to");
    await page.keyboard.type(word);
    await said("matching document");
    await new Promise((done) => setTimeout(done, 200)); // the last letters are answered after the first ones
    found[word] = await page.evaluate(
      () => document.querySelector(".md-search-result__link")?.getAttribute("href") ?? "",
    );
  }
  console.log(JSON.stringify({ shown, found }));
} finally {
  await browser.close();
}
