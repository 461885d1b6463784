import type { Page } from 'playwright';
import type { Persona } from './walk.ts';

/** An environment's row of the overview: its name is the link. */
const rowOf = (page: Page, environment: string) =>
  page
    .locator(`main a[href="/e/items/${environment}/architecture"]`)
    .filter({ hasText: new RegExp(`^${environment}$`) })
    .first();
const tab = (page: Page, name: string) =>
  page.getByRole('navigation').getByRole('link', { name, exact: true }).first();

/** Who uses the portal, and what for: the story of the demo has an answer for each. */
export const PERSONAS: readonly Persona[] = [
  {
    who: 'application developer',
    comesTo: 'see what a function of dev logs now',
    account: 'developer',
    home: '/',
    async way(page, click) {
      await click(rowOf(page, 'dev'));
      await click(tab(page, 'Logs'));
      await page.locator('.log-row').first().waitFor();
    },
  },
  {
    who: 'application developer',
    comesTo: 'ship the newest commit to dev',
    account: 'developer',
    home: '/e/items/dev/deploys',
    unmade: 1,
    async way(page, click) {
      await click(page.getByRole('link', { name: 'Request a deploy' }).first());
      await page.locator('button:enabled', { hasText: 'Request a deploy' }).first().waitFor();
    },
  },
  {
    who: 'infrastructure engineer',
    comesTo: 'read the plan that waits, and approve it',
    account: 'approver',
    home: '/',
    unmade: 1,
    async way(page, click) {
      await click(page.getByRole('link', { name: /^Review #\d+/ }).first());
      await page
        .locator('button:enabled', { hasText: /^Approve plan/ })
        .first()
        .waitFor();
    },
  },
  {
    who: 'on-call engineer',
    comesTo: 'find what broke, and since which deploy',
    account: 'developer',
    home: '/',
    async way(page, click) {
      await click(page.getByRole('link', { name: 'Open staging' }).first());
      await page.locator('.head-line').getByRole('link', { name: /#\d+/ }).first().waitFor();
    },
  },
  {
    who: 'team lead, finance',
    comesTo: 'see what prod costs, line by line',
    account: 'finance',
    home: '/?view=cost',
    async way(page, click) {
      await click(page.getByRole('link', { name: 'items / prod' }).first());
      await page.getByRole('row', { name: /^Known lines/ }).waitFor();
    },
  },
  {
    who: 'auditor',
    comesTo: 'see who did what, and that nothing was edited',
    account: 'auditor',
    home: '/audit',
    async way(page, click) {
      await click(page.getByRole('link', { name: 'Verify the hash chain' }));
      await page.getByText(/^Hash chain verified/).waitFor();
    },
  },
  {
    who: 'viewer',
    comesTo: 'see what prod is made of and how it fares',
    account: 'viewer',
    home: '/',
    async way(page, click) {
      await click(rowOf(page, 'prod'));
      await page.locator('.dg-stage .dg-node').first().waitFor();
    },
  },
];
