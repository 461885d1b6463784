import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright';
import { readToolchain, repoRoot } from '../toolchain.ts';
import { type BuiltCharts, buildCharts, checkout, STYLE_NONCE } from './charts/build.ts';

/** The last commit whose charts were plotted by this repository itself. */
const BEFORE = '6e134d1';
const ROUNDS = 3;
const FRAMES = 180;
/** As strict with styles as the product's: no attribute of the server, no style element without the nonce. */
const POLICY = `default-src 'self'; style-src 'nonce-${STYLE_NONCE}'`;

/**
 * A metrics page of 24 charts of 360 points: first paint, when the charts in the window are drawn, how long a frame takes while
 * a pointer moves over one of 24 drawn charts, what a browser loads; beside the charts before Recharts. The two take turns.
 */
export async function benchCharts(): Promise<void> {
  const work = mkdtempSync(join(tmpdir(), 'yagura-bench-charts-'));
  const { chromium: executablePath } = readToolchain();
  const browser = await chromium.launch({
    ...(executablePath && { executablePath }),
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
  try {
    const before = checkout(repoRoot, BEFORE, join(work, 'before'));
    const built = [
      await buildCharts(BEFORE, before, join(work, 'built-before')),
      await buildCharts('recharts', repoRoot, join(work, 'built')),
    ];
    for (let round = 1; round <= ROUNDS; round += 1) {
      for (const each of built) {
        const { name, html, entryKb, chunkKb } = each;
        const measured = await measure(browser, each);
        const htmlKb = Math.round(html.length / 1024);
        console.log(
          JSON.stringify({
            bench: 'charts',
            of: name,
            round,
            ...measured,
            htmlKb,
            entryKbGz: entryKb,
            chunkKbGz: chunkKb,
          }),
        );
      }
    }
  } finally {
    await browser.close();
    rmSync(work, { recursive: true, force: true });
  }
}

async function measure(browser: Browser, { html, files }: BuiltCharts) {
  const server = createServer(({ url = '/' }, response) => {
    const script = files.get(url);
    response.setHeader('content-security-policy', POLICY);
    response.setHeader('content-type', script ? 'text/javascript' : 'text/html');
    response.end(script ?? (url === '/' ? html : ''));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  const refused: string[] = [];
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) refused.push(message.text());
  });
  try {
    await page.goto(`http://127.0.0.1:${port}/`, { waitUntil: 'commit' });
    const drawnMs = await page.evaluate(untilDrawn);
    const firstPaintMs = await page.evaluate(firstPaint);
    const drawn = await page.evaluate(drawAll);
    const gaps = await page.evaluate(hover, FRAMES);
    // Opens what has a place of its own: the menu of a pinned minute.
    await page
      .locator('.plot-surface')
      .first()
      .click({ timeout: 5_000 })
      .catch(() => undefined);
    const nodes = await page.evaluate(() => document.querySelectorAll('svg *').length);
    const [hoverP50Ms, hoverP95Ms] = [at(gaps, 0.5), at(gaps, 0.95)];
    return {
      firstPaintMs,
      drawnMs,
      charts: drawn,
      hoverP50Ms,
      hoverP95Ms,
      nodes,
      errors: errors.length,
      refusedByPolicy: refused.length,
    };
  } finally {
    await page.close();
    server.close();
  }
}

/** Milliseconds from the start of the page until every chart in the window has a drawing that takes the pointer. */
async function untilDrawn(): Promise<number> {
  const ready = () => {
    const plots = [...document.querySelectorAll('.plot')].filter(
      (plot) => plot.getBoundingClientRect().top < window.innerHeight,
    );
    // A drawing of the server takes it when React has put its keys there; Recharts draws in the browser only.
    const taken = (plot: Element) =>
      plot.querySelector('.plot-drawing')
        ? plot.querySelector('.recharts-surface') !== null
        : Object.keys(plot.querySelector('svg') ?? {}).some((key) => key.startsWith('__reactProps'));
    return plots.length > 0 && plots.every(taken);
  };
  while (!ready()) await new Promise(requestAnimationFrame);
  await new Promise(requestAnimationFrame);
  return Math.round(performance.now());
}

const firstPaint = () =>
  Math.round(performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN);

/** Scrolls down and up again, so that every chart is drawn; how many are. */
async function drawAll(): Promise<number> {
  const isDrawn = (plot: Element) =>
    plot.querySelector(plot.querySelector('.plot-drawing') ? '.recharts-surface' : 'svg path') !== null;
  const drawings = () => [...document.querySelectorAll('.plot')].filter(isDrawn);
  const all = document.querySelectorAll('.plot').length;
  for (let y = 0; drawings().length < all && y < 40_000; y += 400) {
    window.scrollTo(0, y);
    await new Promise(requestAnimationFrame);
    await new Promise(requestAnimationFrame);
  }
  window.scrollTo(0, 0);
  for (let frame = 0; frame < 30; frame += 1) await new Promise(requestAnimationFrame);
  return drawings().length;
}

/** Moves a pointer over the first chart, a step each frame; milliseconds between frames. */
async function hover(frames: number): Promise<readonly number[]> {
  const surface = document.querySelector('.plot-surface') ?? document.querySelector('.plot > svg');
  if (!surface) throw new Error('no chart takes the pointer');
  const { left, width, top } = surface.getBoundingClientRect();
  const gaps: number[] = [];
  let before = await new Promise<number>(requestAnimationFrame);
  for (let frame = 0; frame < frames; frame += 1) {
    const [clientX, clientY] = [left + (width * (frame + 0.5)) / frames, top + 60];
    const about = { bubbles: true, clientX, clientY, pointerType: 'mouse' };
    surface.dispatchEvent(new PointerEvent('pointermove', about));
    surface.dispatchEvent(new MouseEvent('mousemove', about));
    const now = await new Promise<number>(requestAnimationFrame);
    gaps.push(now - before);
    before = now;
  }
  return gaps;
}

function at(gaps: readonly number[], share: number): number {
  const sorted = gaps.toSorted((a, b) => a - b);
  return Math.round((sorted[Math.floor(sorted.length * share)] ?? 0) * 10) / 10;
}
