import type { Browser, Locator, Page } from 'playwright';
import { contextOf, signIn } from '../screenshots/portal.ts';

export type Persona = {
  readonly who: string;
  readonly comesTo: string;
  readonly account: string;
  /** Where the account's work begins. */
  readonly home: string;
  /** Clicks until the answer is on the screen, and waits for it. */
  readonly way: (page: Page, click: (target: Locator) => Promise<void>) => Promise<void>;
  /** Clicks that would change something: counted, and not made. */
  readonly unmade?: number;
};

export type Measured = {
  readonly found: boolean;
  readonly clicks: number;
  readonly millis: number;
  readonly why?: string;
};

/** A look at the page, however fast its reader is: no time to think is in it. */
export async function walk(
  browser: Browser,
  portal: string,
  { account, home, way, unmade = 0 }: Persona,
  phone: boolean,
): Promise<Measured> {
  const storageState = await signIn(browser, portal, account);
  const look = { theme: 'light', locale: 'en', phone } as const;
  const context = await browser.newContext({ ...contextOf(look), baseURL: portal, storageState });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  let clicks = unmade;
  const start = performance.now();
  try {
    await page.goto(home);
    await way(page, async (target) => {
      await target.click();
      clicks += 1;
    });
    return { found: true, clicks, millis: performance.now() - start };
  } catch (error) {
    const why = String(error).split('\n').slice(0, 3).join(' ').slice(0, 200);
    return { found: false, clicks, millis: performance.now() - start, why };
  } finally {
    await context.close();
  }
}
