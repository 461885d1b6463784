import { expect, type Page } from '@playwright/test';

/** Of the demo's first requests some ask for one component, some for two; which of them got number 1 is chance. */
const FIRST_RUNS = 10;

/** The address of a run that was requested together with others: the demo deploys each environment of items so. */
export async function runOfSeveral(page: Page): Promise<string> {
  for (let number = 1; number <= FIRST_RUNS; number += 1) {
    const path = `/deploys/${number}`;
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    if (await page.getByRole('navigation', { name: 'Runs of this request' }).isVisible()) return path;
  }
  throw new Error(`none of the first ${FIRST_RUNS} runs was requested together with another`);
}
