import { type Browser, test as base, type Locator, type Page } from '@playwright/test';
import { logPlace, openLogWriter } from '#tools/demo/log-writer.ts';
import { type Answer, callPublic } from '#tools/demo/public-endpoint.ts';
import { type Running, readRunning } from '#tools/demo/running.ts';
import { closed } from './closed.ts';
import { leftBehind } from './left-behind.ts';
import { type Fault, putFault } from './stack/faults.ts';
import { scratchOf } from './stack/scratch.ts';

export { expect } from '@playwright/test';

export type Account = 'viewer' | 'developer' | 'infra' | 'approver' | 'finance' | 'auditor' | 'admin';
export type Seen = {
  readonly theme?: 'light' | 'dark';
  readonly locale?: 'en' | 'ja';
  readonly viewport?: { readonly width: number; readonly height: number };
  /** Signs in as whoever has no mouse. */
  readonly keyboard?: true;
  /** Web at another address than the stack's. */
  readonly at?: string;
};

export const PHONE = { width: 390, height: 844 } as const;

type Verbs = {
  /** A browser of its own, signed in by the page that people use. */
  readonly signInAs: (account: Account, seen?: Seen) => Promise<Page>;
  /** Calls the public address of an environment's API as its users do. */
  readonly callApi: (environment: string, path: string, body?: unknown) => Promise<Answer>;
  /** Writes lines of one moment into a log group, as a function would. */
  readonly writeLines: (group: string, messages: readonly string[]) => Promise<void>;
  /** Makes matching calls at the gateway go wrong until the answer is called, at the latest until the test ends. */
  readonly breakCalls: (fault: Fault) => Promise<() => Promise<void>>;
  /** The clone that the stack deploys from. The test is skipped where that is somebody's work. */
  readonly scratch: string;
  /** Console messages that this journey provokes, such as the browser's own on a refused page. */
  readonly expectedErrors: RegExp[];
};
type Shared = { readonly stack: Running; readonly stackDir: string };

export const test = base.extend<Verbs, Shared>({
  stackDir: [
    async ({ browserName: _ }, use, { config }) => use(String(config.metadata.stack)),
    { scope: 'worker' },
  ],
  stack: [async ({ stackDir }, use) => use(readRunning(stackDir)), { scope: 'worker' }],
  baseURL: async ({ stack }, use) => use(stack.environment.YAGURA_URL),
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from the pattern
  expectedErrors: async ({}, use) => use([]),
  signInAs: async ({ browser, stack, stackDir, expectedErrors }, use, info) => {
    const errors: string[] = [];
    const pages: Page[] = [];
    await use(async (account, seen = {}) => {
      const page = await signIn(browser, stack, errors, account, seen);
      pages.push(page);
      return page;
    });
    const said = [...errors];
    const left = info.status === info.expectedStatus ? undefined : await leftBehind(pages, stackDir);
    for (const page of pages) await closed(page.context());
    if (left !== undefined) throw new Error([left, 'Browser console:', ...said].join('\n'));
    const unexpected = said.filter((each) => !expectedErrors.some((known) => known.test(each)));
    base.expect(unexpected, 'errors in the browser console').toEqual([]);
  },
  callApi: async ({ stack }, use) => {
    await use((environment, path, body) => {
      const address = stack.addresses?.[environment];
      if (!address) throw new Error(`${environment} has no public address`);
      const json = { method: 'POST', body: JSON.stringify(body), headers: JSON_TYPE };
      return callPublic(gatewayOf(stack), `${address}${path}`, body === undefined ? {} : json);
    });
  },
  writeLines: async ({ stack, stackDir }, use) => {
    await use(async (group, messages) => {
      const writer = await openLogWriter(logPlace(stackDir, gatewayOf(stack)), [group]);
      await writer.write(group, messages);
      writer.close();
    });
  },
  breakCalls: async ({ stack }, use) => {
    const heals: (() => Promise<void>)[] = [];
    await use(async (fault) => {
      const heal = await putFault(stack.control, fault);
      heals.push(heal);
      return heal;
    });
    for (const heal of heals) await heal();
  },
  scratch: async ({ stack }, use, info) => {
    const clone = scratchOf(stack.environment.YAGURA_CONFIG ?? '');
    info.skip(clone === undefined, 'the stack deploys from a clone that is not ours to commit to');
    await use(clone ?? '');
  },
});

const JSON_TYPE = { 'content-type': 'application/json' };

/** What everything calls as AWS. */
const gatewayOf = ({ environment }: Running): string => environment.AWS_ENDPOINT_URL ?? '';

async function signIn(
  browser: Browser,
  stack: Running,
  errors: string[],
  account: Account,
  { theme = 'light', locale = 'en', viewport, keyboard, at }: Seen,
): Promise<Page> {
  const url = at ?? stack.environment.YAGURA_URL ?? '';
  const context = await browser.newContext({ baseURL: url, ...(viewport ? { viewport } : {}) });
  const preferences = { theme, locale, zone: 'UTC' };
  await context.addCookies(Object.entries(preferences).map(([name, value]) => ({ name, value, url })));
  const page = await context.newPage();
  page.on('pageerror', (error) => errors.push(`${page.url()}: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(`${page.url()}: ${message.text()}`);
  });
  await page.goto('/sign-in');
  const button = page.locator(`button[name="account"][value="${account}"]`);
  await (keyboard ? press(page, button) : button.click());
  await page.waitForURL(account === 'finance' ? '/?view=cost' : account === 'auditor' ? '/audit' : '/');
  await hearsKeys(page);
  return page;
}

/** Nobody hears a key before the script of a page runs: it follows the portal from then on. */
export async function hearsKeys(page: Page): Promise<void> {
  await base.expect(page.locator('html')).toHaveAttribute('data-connection', 'live');
}

/** Pixels that the page is wider than its window: what somebody would have to scroll sideways. */
export const tooWide = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** More than any page has before what a person wants to reach. */
const MOST_TABS = 150;

/** Reaches a control by Tab alone. */
export async function tabTo(page: Page, control: Locator): Promise<void> {
  await base.expect(control).toBeVisible();
  for (let presses = 0; presses < MOST_TABS; presses += 1) {
    await page.keyboard.press('Tab');
    if (await control.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`${MOST_TABS} presses of Tab do not reach ${control}`);
}

/** Reaches a control by Tab and presses Enter. */
export async function press(page: Page, control: Locator): Promise<void> {
  await tabTo(page, control);
  await page.keyboard.press('Enter');
}
