import { readFileSync } from 'node:fs';
import { chromium } from 'playwright';
import { draw } from '#lib/diagram/draw/draw.ts';
import { LIGHT } from '#lib/diagram/draw/palette.ts';
import { toText } from '#lib/diagram/draw/svg.ts';
import { accountOf, numbers } from '#lib/diagram/fixtures/account.ts';
import { sceneOf } from '#lib/diagram/scene.ts';
import { readToolchain, repoRoot } from '../toolchain.ts';

const SIZES = [20, 50, 100, 150];
const FRAMES = 240;

/**
 * How smoothly a drawn picture moves: milliseconds between frames while it is panned and zoomed, and while a pointer
 * lights one path after another. Software rendering, as in CI; an empty page of the same size is the measure.
 */
export async function benchPan(): Promise<void> {
  const { chromium: executablePath } = readToolchain();
  const browser = await chromium.launch({
    ...(executablePath && { executablePath }),
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  const css = readFileSync(`${repoRoot}/components/diagram/diagram.css`, 'utf8');
  for (const visible of [0, ...SIZES]) {
    const svg = visible === 0 ? '<svg width="2000" height="2000"></svg>' : await pictureOf(visible);
    await page.setContent(
      `<style>${css}</style><div class="dg-stage"><div class="dg-moved">${svg}</div></div>`,
    );
    const panned = await page.evaluate(measure, { frames: FRAMES, lit: false });
    const lit = await page.evaluate(measure, { frames: FRAMES, lit: true });
    console.log(
      JSON.stringify({ bench: 'pan', nodes: visible, panMs: figures(panned), litMs: figures(lit) }),
    );
  }
  await browser.close();
}

async function pictureOf(visible: number): Promise<string> {
  const scene = await sceneOf(accountOf({ visible }, numbers(visible)), { view: 'simple' });
  return toText(draw(scene, { colours: LIGHT, framed: false, nodeHref: (id) => `#${id}` }));
}

/** Runs in the page: moves the picture a little each frame, and lights a quarter of it where asked. */
async function measure({ frames, lit }: { frames: number; lit: boolean }): Promise<readonly number[]> {
  const moved = document.querySelector<HTMLElement>('.dg-moved');
  const parts = [...document.querySelectorAll('[data-node], [data-edge]')];
  const gaps: number[] = [];
  let before = await new Promise<number>(requestAnimationFrame);
  for (let frame = 0; frame < frames; frame += 1) {
    if (moved) moved.style.transform = `translate(${-frame * 2}px, ${-frame}px) scale(${1 - frame / 600})`;
    if (lit && frame % 12 === 0) {
      document.querySelector('.dg-stage')?.classList.add('dg-lighting');
      for (const [index, part] of parts.entries())
        part.classList.toggle('dg-lit', (index + frame / 12) % 4 === 0);
    }
    const now = await new Promise<number>(requestAnimationFrame);
    gaps.push(now - before);
    before = now;
  }
  return gaps;
}

function figures(gaps: readonly number[]): { readonly p50: number; readonly p95: number } {
  const sorted = gaps.toSorted((a, b) => a - b);
  const at = (share: number) => Math.round((sorted[Math.floor(sorted.length * share)] ?? 0) * 10) / 10;
  return { p50: at(0.5), p95: at(0.95) };
}
