// What each kind of page costs a visitor with a slow phone: node benchmarks/pages.mjs BASE [PATH…]
// Needs playwright-core where node finds modules, and a Chromium (its path in CHROMIUM, else on the path).
// Slow 4G (150 ms, 1.6 Mbit/s down, 0.75 up), a processor four times slower, 412 x 823 points; nothing
// kept from before; the median of five loads.
import { chromium } from 'playwright-core';
import { execSync } from 'node:child_process';

const [base, ...asked] = process.argv.slice(2);
if (!base) {
  console.error('usage: node benchmarks/pages.mjs http://127.0.0.1:8080 [/en/ /en/places …]');
  process.exit(2);
}
const LOADS = 5;
const browserPath = process.env.CHROMIUM ?? execSync('command -v chromium').toString().trim();

/** One address of each kind, taken from the site map. */
async function kinds() {
  const map = await (await fetch(base + '/sitemap.xml')).text();
  const paths = [...map.matchAll(/<loc>https?:\/\/[^/]*(\/en\/[^<]*)<\/loc>/g)].map((m) => m[1]);
  const seen = new Map();
  for (const path of paths) {
    const parts = path.split('/');
    // Topics differ most from each other: all of them.
    const kind = parts[2] === 'topics' ? path : parts.slice(2, parts.length > 3 ? -1 : 3).join('/') + parts.length;
    if (!seen.has(kind)) seen.set(kind, path);
  }
  return [...seen.values()];
}

/** Runs in the page before anything else: notes what the browser tells of its own painting. */
function watch() {
  const told = (window.told = { fcp: 0, lcp: 0, shift: 0, blocking: 0, chart: 0 });
  const on = (type, take) =>
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true });
  on('paint', (e) => { if (e.name === 'first-contentful-paint') told.fcp = e.startTime; });
  on('largest-contentful-paint', (e) => { told.lcp = e.startTime; });
  on('layout-shift', (e) => { if (!e.hadRecentInput) told.shift += e.value; });
  on('longtask', (e) => { told.blocking += Math.max(0, e.duration - 50); });
  // A chart that came with the page is drawn in the frame after it was parsed.
  new MutationObserver((all) => {
    if (all.some((one) => [...one.addedNodes].some((n) => n.nodeName.toLowerCase() === 'svg' || n.querySelector?.('svg')))) {
      requestAnimationFrame(() => { told.chart = performance.now(); });
    }
  }).observe(document, { childList: true, subtree: true });
}

async function load(browser, path) {
  const context = await browser.newContext({ viewport: { width: 412, height: 823 }, bypassCSP: true });
  const page = await context.newPage();
  const wire = await context.newCDPSession(page);
  await wire.send('Network.enable');
  await wire.send('Network.emulateNetworkConditions', {
    offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 0.75e6 / 8 });
  await wire.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  let bytes = 0, script = 0, requests = 0;
  const types = new Map();
  wire.on('Network.responseReceived', (e) => { requests++; types.set(e.requestId, e.type); });
  wire.on('Network.loadingFinished', (e) => {
    bytes += e.encodedDataLength;
    if (types.get(e.requestId) === 'Script') script += e.encodedDataLength;
  });
  await page.addInitScript(watch);
  await page.goto(base + path, { waitUntil: 'networkidle' });
  await page.waitForFunction(() => window.told.lcp > 0);
  const told = await page.evaluate(() => window.told);
  await context.close();
  return { bytes, script, requests, ...told };
}

const median = (all, field) => all.map((one) => one[field]).sort((a, b) => a - b)[all.length >> 1];
const browser = await chromium.launch({ executablePath: browserPath, args: ['--no-sandbox', '--disable-gpu'] });
console.log('| page | kB | script kB | requests | FCP s | LCP s | last chart s | blocking ms | layout shift |');
console.log('|---|---|---|---|---|---|---|---|---|');
for (const path of asked.length ? asked : await kinds()) {
  const all = [];
  for (let i = 0; i < LOADS; i++) all.push(await load(browser, path));
  const kb = (field) => (median(all, field) / 1000).toFixed(1);
  console.log(`| ${path} | ${kb('bytes')} | ${kb('script')} | ${median(all, 'requests')} | ${kb('fcp')} | ${kb('lcp')}`
    + ` | ${kb('chart')} | ${Math.round(median(all, 'blocking'))} | ${median(all, 'shift').toFixed(3)} |`);
}
await browser.close();
