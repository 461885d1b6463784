import { readFileSync } from 'node:fs';
import { build } from 'esbuild';
import { chromium, type Page } from 'playwright';
import { alikeGroups } from '#lib/domain/logs/alike.ts';
import { fieldCatalogue } from '#lib/domain/logs/query/catalogue.ts';
import { facetNames, facetsOf } from '#lib/domain/logs/query/facets.ts';
import { lineTest } from '#lib/domain/logs/query/match-query.ts';
import { parseQuery } from '#lib/domain/logs/query/parse-query.ts';
import { readToolchain, repoRoot } from '../toolchain.ts';
import { madeUpLines } from './search/made-up-lines.ts';

const LINES = 100_000;
const ROUNDS = 20;
const FRAMES = 240;
const QUERIES = [
  'answered',
  '"conditional check"',
  'status>=500',
  'status>=400 path:/items -milliseconds<20',
  'level:error OR error.name:Timeout',
  'function:api (status=500 OR status=404) -/items/7',
];
const label = (group: string): string => group;

/**
 * 100,000 lines: what a query, the facets beside it and groups of alike lines cost, p50 and p95 of this process, the first
 * one apart, which reads every line; then milliseconds between frames while the list is scrolled, beside an empty page.
 */
export async function benchSearch(): Promise<void> {
  const lines = madeUpLines(LINES);
  for (const text of QUERIES) {
    const { query } = parseQuery(text);
    const filter = lineTest(query, label);
    const { first, times, result } = measured(() => lines.filter(filter));
    say({ query: text, matching: result.length, firstMs: first, ...figures(times) });
  }
  const known = measured(() => fieldCatalogue(lines));
  say({ what: 'fields seen', firstMs: known.first, ...figures(known.times) });
  const names = ['level', 'function', ...facetNames(known.result, [])];
  const fixed = { level: ['error', 'warn', 'info', 'debug', 'platform'], function: ['api', 'processor'] };
  for (const text of ['', 'status=500 path:/items', 'answered']) {
    const { query } = parseQuery(text);
    const passing = lines.filter(lineTest(query, label));
    const { first, times } = measured(() =>
      facetsOf({ lines, passing, query, labelOf: label, fixed, names }),
    );
    say({ what: `${names.length} facets`, query: text, firstMs: first, ...figures(times) });
  }
  const alike = measured(() => alikeGroups(lines));
  say({ what: 'alike lines', groups: alike.result.length, firstMs: alike.first, ...figures(alike.times) });
  await scrolled();
}

const say = (figure: Readonly<Record<string, unknown>>): void =>
  console.log(JSON.stringify({ bench: 'search', lines: LINES, ...figure }));

function measured<T>(run: () => T): {
  readonly first: number;
  readonly times: readonly number[];
  readonly result: T;
} {
  const all: number[] = [];
  let result = timed(run, all);
  for (let round = 0; round < ROUNDS; round++) result = timed(run, all);
  const [first = 0, ...times] = all;
  return { first: round1(first), times, result };
}

function timed<T>(run: () => T, into: number[]): T {
  const begin = performance.now();
  const result = run();
  into.push(performance.now() - begin);
  return result;
}

const round1 = (ms: number): number => Math.round(ms * 10) / 10;

function figures(times: readonly number[]): { readonly p50Ms: number; readonly p95Ms: number } {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => round1(sorted[Math.floor(sorted.length * share)] ?? 0);
  return { p50Ms: at(0.5), p95Ms: at(0.95) };
}

/** The list itself in Chromium, software rendering as in CI. */
async function scrolled(): Promise<void> {
  const { chromium: executablePath } = readToolchain();
  const { outputFiles } = await build({
    ...{
      entryPoints: [`${repoRoot}/tools/bench/search/page.tsx`],
      bundle: true,
      write: false,
      format: 'iife',
    },
    ...{
      jsx: 'automatic',
      define: { 'process.env.NODE_ENV': '"production"', 'process.env': '{}' },
      logLevel: 'error',
    },
  });
  const script = outputFiles[0]?.text ?? '';
  const css = ['tokens', 'logs', 'log-search']
    .map((name) => readFileSync(`${repoRoot}/app/styles/${name}.css`, 'utf8'))
    .join('\n');
  const own =
    'body{margin:0}.log-bench{height:900px}.relative{position:relative}.absolute{position:absolute;left:0;right:0;top:0}';
  const browser = await chromium.launch({
    ...(executablePath && { executablePath }),
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.setContent(
    '<div class="log-box" style="height:900px;overflow:auto"><div style="height:2200000px"></div></div>',
  );
  await tellFrames(page, 'an empty page');
  await page.setContent(
    `<style>${css}${own}</style><body data-lines="${LINES}"><div id="root"></div></body>`,
  );
  page.on('pageerror', (error) => console.error(error.message.slice(0, 500)));
  await page.addScriptTag({ content: script });
  await page.locator('.log-row').first().waitFor({ timeout: 180_000 });
  await tellFrames(page, 'the list');
  await browser.close();
}

async function tellFrames(page: Page, what: string): Promise<void> {
  const gaps = await page.evaluate(scrolling, FRAMES);
  say({ scrolled: what, ...figures(gaps) });
}

/** Runs in the page: scrolls by a screen and a half a frame, so that every frame has other rows. */
async function scrolling(frames: number): Promise<readonly number[]> {
  const box = document.querySelector<HTMLElement>('.log-box');
  const gaps: number[] = [];
  let before = await new Promise<number>(requestAnimationFrame);
  for (let frame = 0; frame < frames; frame += 1) {
    if (box) box.scrollTop = frame * 1_300;
    const now = await new Promise<number>(requestAnimationFrame);
    gaps.push(now - before);
    before = now;
  }
  return gaps;
}
