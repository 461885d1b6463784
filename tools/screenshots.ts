import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Browser } from 'playwright';
import { readRunning } from './demo/running.ts';
import { takeMinutes } from './screenshots/minutes.ts';
import { contextOf, openBrowser, signIn } from './screenshots/portal.ts';
import { repoRoot } from './toolchain.ts';

// `npm run screenshots`: pictures of a running demo for docs/images/screens. Start `npm run demo` first.
// `npm run screenshots -- --minutes 1,3,10 [--out folder]`: pictures of a fresh demo at these minutes after its first screen, dark
// and light, in both languages, 1440 and 390 wide. Start it first, then `npm run demo -- --fresh`.

type Shot = {
  readonly name: string;
  readonly path: string;
  readonly theme: 'dark' | 'light';
  readonly locale?: 'ja';
  readonly phone?: true;
};

const SHOTS: readonly Shot[] = [
  { name: 'overview-dark', path: '/', theme: 'dark' },
  { name: 'overview-light', path: '/', theme: 'light' },
  { name: 'overview-ja', path: '/', theme: 'light', locale: 'ja' },
  { name: 'overview-phone', path: '/', theme: 'dark', phone: true },
  { name: 'architecture-dark', path: '/e/items/dev/architecture?view=detailed', theme: 'dark' },
  { name: 'metrics-dark', path: '/e/items/dev/metrics', theme: 'dark' },
  { name: 'logs-dark', path: '/e/items/dev/logs', theme: 'dark' },
  { name: 'cost-light', path: '/e/items/dev/cost', theme: 'light' },
  { name: 'run-dark', path: '/deploys/1', theme: 'dark' },
];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    minutes: { type: 'string' },
    since: { type: 'string' },
    out: { type: 'string', default: '.yagura/minutes' },
  },
});
const dir = join(repoRoot, positionals[0] ?? '.yagura/demo');
const browser = await openBrowser();
try {
  if (values.minutes === undefined) await takeScreens(browser);
  else
    await takeMinutes(browser, {
      ...{ dir, out: join(repoRoot, values.out), since: values.since },
      minutes: values.minutes.split(',').map(Number),
    });
} finally {
  await browser.close();
}

async function takeScreens(on: Browser): Promise<void> {
  const folder = join(repoRoot, 'docs/images/screens');
  mkdirSync(folder, { recursive: true });
  const portal = readRunning(dir).environment.YAGURA_URL ?? '';
  const storageState = await signIn(on, portal);
  for (const { name, path, theme, locale = 'en', phone = false } of SHOTS) {
    const context = await on.newContext({ ...contextOf({ theme, locale, phone }), storageState });
    const page = await context.newPage();
    await page.goto(`${portal}${path}`, { waitUntil: 'load' });
    // Panels stream in after the load: the page is whole when nothing is busy any more.
    await page.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null);
    await page.locator('.lamp[data-state="live"]').first().waitFor();
    if (path.endsWith('/logs')) await page.getByText('RequestId').first().waitFor();
    await page.evaluate(async () => {
      await document.fonts.ready;
    });
    await page.screenshot({ path: join(folder, `${name}.png`) });
    await context.close();
    console.log(`docs/images/screens/${name}.png`);
  }
}
