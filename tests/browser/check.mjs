// Opens HTML briefs in a browser and checks what a reader relies on. Exits 1 if anything does not hold.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import axe from "axe-core";
import { HtmlValidate } from "html-validate";
import { chromium } from "playwright-core";

const NARROW = { width: 360, height: 800 };
const MIDDLE = { width: 880, height: 900 };
const WIDE = { width: 1280, height: 1000 };
const WIDEST = { width: 2560, height: 1400 };

const failures = [];
const check = (holds, what) => {
  if (!holds) failures.push(what);
};

/** The pages given before `--once`, else the sample page of the tests. */
function pages() {
  const given = process.argv.slice(2);
  const end = given.indexOf("--once");
  if (given.length > 0) return end < 0 ? given : given.slice(0, end);
  const sample = execFileSync("cargo", ["run", "-q", "-p", "rashomon-present", "--example", "sample"], { maxBuffer: 1 << 28 });
  const file = join(mkdtempSync(join(tmpdir(), "brief-")), "sample.html");
  writeFileSync(file, sample);
  return [file];
}

/** The pages given after `--once`: large ones, which are checked at one width in light alone. */
function large() {
  const at = process.argv.indexOf("--once");
  return at < 0 ? [] : process.argv.slice(at + 1);
}

/** Opens a page and calls `look` with it; scripts are off, as a cautious reader has them. */
async function open(browser, file, { viewport, colorScheme }, look) {
  const context = await browser.newContext({ viewport, colorScheme, javaScriptEnabled: false, reducedMotion: "reduce" });
  const page = await context.newPage();
  const address = pathToFileURL(resolve(file)).href;
  const label = `${file} (${viewport.width} px, ${colorScheme})`;
  page.on("console", (message) => check(false, `${label}: the console says: ${message.text()}`));
  page.on("pageerror", (error) => check(false, `${label}: ${error.message}`));
  page.on("request", (request) => check(request.url().split("#")[0] === address || request.url().startsWith("data:"), `${label}: loads ${request.url()}`));
  await page.goto(address);
  await look(page, label, address);
  await context.close();
}

async function links(page, label) {
  const found = await page.evaluate(() => {
    const inside = [...document.querySelectorAll("a[href^='#']")].map((link) => link.getAttribute("href").slice(1));
    const outside = [...document.querySelectorAll("a[href]:not([href^='#'])")].map((link) => link.getAttribute("href"));
    const ids = [...document.querySelectorAll("[id]")].map((element) => element.id);
    return {
      count: inside.length,
      dead: [...new Set(inside.filter((id) => !document.getElementById(id)))],
      twice: ids.filter((id, index) => ids.indexOf(id) !== index),
      odd: outside.filter((address) => !/^https?:\/\//.test(address)),
    };
  });
  check(found.count > 10, `${label}: only ${found.count} links within the page`);
  check(found.dead.length === 0, `${label}: ${found.dead.length} links lead nowhere: ${found.dead.slice(0, 5)}`);
  check(found.twice.length === 0, `${label}: ids used twice: ${found.twice.slice(0, 5)}`);
  check(found.odd.length === 0, `${label}: links that are no web addresses: ${found.odd.slice(0, 5)}`);
}

async function width(page, label) {
  const found = await page.evaluate(() => {
    for (const fold of document.querySelectorAll("details")) fold.open = true;
    const limit = document.documentElement.clientWidth;
    const scrolls = (element) => element.closest(".scroll, .hidden, .skip") !== null;
    const wide = [...document.body.querySelectorAll("*")].filter((element) => element.getBoundingClientRect().right > limit + 1 && !scrolls(element));
    const name = (element) => `${element.tagName}.${element.className.baseVal ?? element.className} ${element.textContent.trim().slice(0, 40)}`;
    return { page: document.documentElement.scrollWidth, limit, wide: wide.slice(0, 5).map(name) };
  });
  check(found.page <= found.limit, `${label}: the page is ${found.page} px wide: ${found.wide.join(" | ")}`);
  check(found.wide.length === 0, `${label}: stands out to the right: ${found.wide.join(" | ")}`);
}

/** Follows some links to passages, the last also from within a fold, and looks whether they are seen. */
async function passages(page, label, address) {
  const targets = await page.evaluate(() => {
    const all = [...new Set([...document.querySelectorAll("a.cite[href^='#p']")].map((link) => link.getAttribute("href")))];
    return [0, 0.3, 0.6, 0.99].map((part) => all[Math.floor(part * all.length)]).filter(Boolean);
  });
  check(targets.length > 0, `${label}: no item leads to a passage`);
  await page.evaluate(() => document.querySelectorAll("details").forEach((fold) => (fold.open = false)));
  for (const target of targets) {
    await page.goto(`${address}${target}`);
    await page.waitForTimeout(100);
    const seen = await page.evaluate((id) => {
      const element = document.getElementById(id);
      const box = element.getBoundingClientRect();
      const probe = document.body.appendChild(document.createElement("span"));
      probe.style.backgroundColor = "var(--target)";
      const highlight = getComputedStyle(probe).backgroundColor;
      probe.remove();
      const inSight = box.width > 0 && box.top < innerHeight && box.bottom > 0;
      return { inSight, marked: element.matches(":target") && getComputedStyle(element).backgroundColor === highlight };
    }, target.slice(1));
    check(seen.inSight, `${label}: ${target} is not in sight`);
    check(seen.marked, `${label}: ${target} is not highlighted`);
  }
}

async function doubts(page, label) {
  const count = await page.locator(".doubtful").count();
  if (count === 0) return;
  const shown = () => page.evaluate(() => [...document.querySelectorAll(".doubtful")].filter((item) => getComputedStyle(item).display !== "none").length);
  check((await shown()) === count, `${label}: doubtful items are hidden from the start`);
  await page.locator("label.filter").click();
  check((await shown()) === 0, `${label}: doubtful items cannot be hidden`);
  await page.locator("#hide-doubtful").focus();
  await page.keyboard.press("Space");
  check((await shown()) === count, `${label}: doubtful items do not come back`);
}

async function structure(page, label) {
  const found = await page.evaluate(() => ({
    landmarks: ["header", "nav", "main", "footer"].filter((name) => document.querySelectorAll(`.frame > ${name}`).length !== 1),
    headless: [...document.querySelectorAll("table")].filter((table) => !table.querySelector("th[scope='col']")).length,
    nameless: [...document.querySelectorAll("section, nav, [role='region']")].filter((part) => !part.getAttribute("aria-label") && !part.getAttribute("aria-labelledby")).length,
    titles: document.querySelectorAll("h1").length,
    empty: [...document.querySelectorAll("main > section")].filter((section) => section.textContent.trim().split(/\s+/).length < 4).map((section) => section.id),
  }));
  check(found.landmarks.length === 0, `${label}: landmarks missing: ${found.landmarks}`);
  check(found.headless === 0, `${label}: ${found.headless} tables without headers`);
  check(found.nameless === 0, `${label}: ${found.nameless} regions without a name`);
  check(found.titles === 1, `${label}: ${found.titles} titles`);
  check(found.empty.length === 0, `${label}: empty sections: ${found.empty}`);
}

/** WCAG contrast of every run of letters with the background it stands on. */
async function contrast(page, label) {
  const faint = await page.evaluate(() => {
    const pixel = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
    const known = new Map();
    const rgba = (color) => {
      if (!known.has(color)) {
        pixel.clearRect(0, 0, 1, 1);
        pixel.fillStyle = color;
        pixel.fillRect(0, 0, 1, 1);
        known.set(color, [...pixel.getImageData(0, 0, 1, 1).data]);
      }
      return known.get(color);
    };
    const linear = (part) => (part / 255 <= 0.03928 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4);
    const light = ([red, green, blue]) => 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
    const ground = (element) => {
      for (let at = element; at; at = at.parentElement) {
        const color = rgba(getComputedStyle(at).backgroundColor);
        if (color[3] > 250) return color;
      }
      return [255, 255, 255];
    };
    const seen = new Map();
    for (const element of document.querySelectorAll(".frame *:not(svg *)")) {
      if (![...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim())) continue;
      const [one, other] = [light(rgba(getComputedStyle(element).color)), light(ground(element))].sort((a, b) => b - a);
      const ratio = (one + 0.05) / (other + 0.05);
      const name = `${element.tagName}.${element.className}`;
      if (ratio < 4.5 && !seen.has(name)) seen.set(name, ratio.toFixed(2));
    }
    return [...seen].slice(0, 8).map(([name, ratio]) => `${name} ${ratio}`);
  });
  check(faint.length === 0, `${label}: letters hard to read: ${faint.join(", ")}`);
}

/** What axe-core finds when everything is unfolded. Its own script needs a page that lets scripts run. */
async function accessible(browser, file, { viewport, colorScheme, media }) {
  const context = await browser.newContext({ viewport, colorScheme, bypassCSP: true });
  const page = await context.newPage();
  const label = `${file} (${viewport.width} px, ${colorScheme}${media === "print" ? ", print" : ""})`;
  await page.goto(pathToFileURL(resolve(file)).href);
  if (media) await page.emulateMedia({ media });
  await page.evaluate(() => document.querySelectorAll("details").forEach((fold) => (fold.open = true)));
  await page.evaluate(axe.source);
  const found = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"] }));
  for (const { id, nodes } of found.violations) check(false, `${label}: axe: ${id}, ${nodes.length} times, first ${nodes[0].html.slice(0, 160)}`);
  await context.close();
}

/** What an HTML validator finds, the record at the end left aside. */
async function valid(file) {
  const html = readFileSync(file, "utf8").replace(/<script type="application\/json"[^]*$/, "</body></html>");
  const report = await new HtmlValidate({ extends: ["html-validate:recommended"] }).validateString(html);
  const messages = report.results.flatMap((result) => result.messages);
  for (const { ruleId, message, line } of messages.slice(0, 12)) check(false, `${file}: line ${line}: ${ruleId}: ${message}`);
}

/** With its script the page filters by kind, outlet and doubt, and lets nothing else run. */
async function filters(browser, file) {
  const page = await (await browser.newContext({ viewport: WIDE })).newPage();
  page.on("console", (message) => check(false, `${file}: the console says: ${message.text()}`));
  await page.goto(pathToFileURL(resolve(file)).href);
  const shown = (kind) => page.locator(`main [data-kind${kind}]:not([hidden])`).count();
  const all = await shown("");
  await page.locator("#filter > summary").click();
  await page.locator("[name=kind]").selectOption("statement");
  check((await shown("")) === (await shown("=statement")) && (await shown("")) > 0, `${file}: the filter by kind does not hold`);
  await page.locator("[name=outlet]").selectOption("1");
  check((await shown("")) < all, `${file}: the filter by outlet does not hold`);
  await page.locator("#filters button").click();
  check((await shown("")) === all, `${file}: the filters cannot be taken back`);
  page.removeAllListeners("console");
  await page.evaluate(() => document.body.append(Object.assign(document.createElement("script"), { textContent: "globalThis.foreign = 1" }))).catch(() => {});
  check(await page.evaluate(() => globalThis.foreign === undefined), `${file}: a foreign script runs`);
  await page.context().close();
}

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});
for (const file of pages()) {
  await valid(file);
  await filters(browser, file);
  await accessible(browser, file, { viewport: WIDE, colorScheme: "light", media: "print" });
  for (const colorScheme of ["light", "dark"]) {
    await open(browser, file, { viewport: WIDE, colorScheme }, async (page, label, address) => {
      await links(page, label);
      await structure(page, label);
      await contrast(page, label);
      await doubts(page, label);
      await width(page, label);
      await passages(page, label, address);
    });
    await open(browser, file, { viewport: MIDDLE, colorScheme }, (page, label) => width(page, label));
    await open(browser, file, { viewport: WIDEST, colorScheme }, (page, label) => width(page, label));
    for (const viewport of [NARROW, WIDE, WIDEST]) await accessible(browser, file, { viewport, colorScheme });
    await open(browser, file, { viewport: NARROW, colorScheme }, async (page, label, address) => {
      await width(page, label);
      await passages(page, label, address);
    });
  }
}
for (const file of large()) {
  await valid(file);
  await accessible(browser, file, { viewport: WIDE, colorScheme: "light" });
  await open(browser, file, { viewport: WIDE, colorScheme: "light" }, async (page, label) => {
    await links(page, label);
    await structure(page, label);
    await width(page, label);
  });
}
await browser.close();
for (const failure of failures) console.log(failure);
console.log(failures.length === 0 ? "all checks hold" : `${failures.length} checks do not hold`);
process.exitCode = failures.length === 0 ? 0 : 1;
