// How long a page takes from its address to the end of its loading, and to scroll through it. Prints one line of JSON.
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const [file] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
const page = await browser.newPage({ viewport: { width: 1280, height: 1000 } });
await page.goto(pathToFileURL(resolve(file)).href, { waitUntil: "load", timeout: 120000 });
const opened = await page.evaluate(() => {
  const { domContentLoadedEventEnd, loadEventEnd } = performance.getEntriesByType("navigation")[0];
  const painted = performance.getEntriesByName("first-contentful-paint")[0];
  const elements = document.getElementsByTagName("*").length;
  return { painted_ms: Math.round(painted.startTime), ready_ms: Math.round(domContentLoadedEventEnd), loaded_ms: Math.round(loadEventEnd), elements };
});
const scrolled = await page.evaluate(async () => {
  const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0)));
  const began = performance.now();
  for (let step = 1; step <= 20; step += 1) {
    scrollTo(0, (document.body.scrollHeight * step) / 20);
    await frame();
  }
  return Math.round((performance.now() - began) / 20);
});
console.log(JSON.stringify({ ...opened, scroll_ms: scrolled }));
await browser.close();
