import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright';
import { readRunning } from './demo/running.ts';
import { readToolchain, repoRoot } from './toolchain.ts';

// `npm run screenshots`: pictures of a running demo for docs/images/screens. Start `npm run demo` first.

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

const folder = join(repoRoot, 'docs/images/screens');
mkdirSync(folder, { recursive: true });
const { environment } = readRunning(join(repoRoot, process.argv[2] ?? '.yagura/demo'));
const portal = environment.YAGURA_URL ?? '';
const executablePath = readToolchain().chromium;
const browser = await chromium.launch({
  ...(executablePath && { executablePath }),
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
});
const signedIn = await signIn(browser);
for (const shot of SHOTS) {
  await take(browser, shot);
  console.log(`docs/images/screens/${shot.name}.png`);
}
await browser.close();

async function take(on: Browser, { name, path, theme, locale, phone }: Shot): Promise<void> {
  const context = await on.newContext({
    viewport: phone ? { width: 390, height: 844 } : { width: 1440, height: 900 },
    deviceScaleFactor: phone ? 2 : 1,
    colorScheme: theme,
    locale: locale ?? 'en',
    timezoneId: 'Asia/Tokyo',
    reducedMotion: 'reduce',
    storageState: signedIn,
  });
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
}

/** Signs in once: the portal takes only a few sign-ins a minute. */
async function signIn(on: Browser) {
  const context = await on.newContext();
  const answer = await context.request.post(`${portal}/api/auth/sign-in/demo`, {
    data: { name: 'admin' },
    headers: { origin: portal },
  });
  if (!answer.ok()) throw new Error(`sign-in answered ${answer.status()}`);
  const state = await context.storageState();
  await context.close();
  return state;
}
