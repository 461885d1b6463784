import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Browser } from 'playwright';
import { readRunning } from '../demo/running.ts';
import { contextOf, type Look, signIn } from './portal.ts';

const PAGES = [
  ['overview', '/'],
  ['environment', '/e/items/dev'],
] as const;

const LOOKS: readonly Look[] = [false, true].flatMap((phone) =>
  (['en', 'ja'] as const).flatMap((locale) =>
    (['dark', 'light'] as const).map((theme) => ({ theme, locale, phone })),
  ),
);
/** A clone may have to be built first. */
const STARTS_WITHIN_MS = 900_000;
const LOADED_WITHIN_MS = 60_000;
const WHOLE_WITHIN_MS = 20_000;

/**
 * Pictures of a demo at these minutes after its first screen. Start it before the demo: `npm run demo -- --fresh` beside it. What is not
 * whole 20 seconds after it was loaded is taken as it is, and said.
 */
export async function takeMinutes(
  browser: Browser,
  {
    dir,
    minutes,
    out,
    since,
  }: {
    readonly dir: string;
    readonly minutes: readonly number[];
    readonly out: string;
    /** Of the first screen, ISO 8601, where this is started again. */
    readonly since?: string | undefined;
  },
): Promise<void> {
  mkdirSync(out, { recursive: true });
  const { portal, session, late } = await firstScreen(browser, dir);
  if (late && since === undefined)
    throw new Error(
      'the demo runs already: start this first, then `npm run demo -- --fresh`; or say --since',
    );
  const start = since === undefined ? Date.now() : Date.parse(since);
  console.log(`first screen at ${new Date(start).toISOString()}`);
  for (const minute of minutes) {
    await wait(Math.max(0, start + minute * 60_000 - Date.now()));
    for (const look of LOOKS)
      for (const [name, path] of PAGES) {
        const file = `minute-${String(minute).padStart(2, '0')}-${name}-${look.theme}-${look.locale}-${look.phone ? 390 : 1440}.png`;
        const context = await browser.newContext({ ...contextOf(look), storageState: session });
        const page = await context.newPage();
        const whole = await page
          .goto(`${portal}${path}`, { waitUntil: 'load', timeout: LOADED_WITHIN_MS })
          .then(() =>
            page.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null, undefined, {
              timeout: WHOLE_WITHIN_MS,
            }),
          )
          .then(
            () => true,
            () => false,
          );
        await page.evaluate(async () => void (await document.fonts.ready));
        await page.screenshot({ path: join(out, file) });
        await context.close();
        const after = ((Date.now() - start) / 1_000).toFixed(0);
        console.log(`${file} (${after} s${whole ? '' : ', something is still busy'})`);
      }
  }
}

/** The moment somebody could sign in. `late`: at the first look already. */
async function firstScreen(browser: Browser, dir: string) {
  const until = Date.now() + STARTS_WITHIN_MS;
  for (let looks = 0; ; looks += 1) {
    try {
      const portal = readRunning(dir).environment.YAGURA_URL ?? '';
      return { portal, session: await signIn(browser, portal), late: looks === 0 };
    } catch (error) {
      if (Date.now() > until) throw error;
      await wait(500);
    }
  }
}
