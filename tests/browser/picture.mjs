// Takes the picture of the first screen of a page: node picture.mjs brief.html picture.png
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const [file, picture] = process.argv.slice(2);
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});
const page = await browser.newPage({ viewport: { width: 1180, height: 1000 }, colorScheme: "light" });
await page.goto(pathToFileURL(resolve(file)).href);
await page.screenshot({ path: picture });
await browser.close();
