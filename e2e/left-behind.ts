import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';

/** Characters, on one line: enough to tell a page that waits from one that was refused. */
const MOST_TEXT = 950;
const MOST_OF_LINE = 240;
/** Lines of each process: all that the runner said, and what went wrong elsewhere. */
const LOGS = [
  { name: 'runner', lines: 10, only: /./ },
  { name: 'web', lines: 4, only: /"level":[56]0/ },
  { name: 'collector', lines: 4, only: /"level":[56]0/ },
] as const;

/**
 * What a journey that failed leaves behind, as text: where it runs unattended, its trace is gone with the machine.
 * @param pages still open
 */
export async function leftBehind(pages: readonly Page[], stackDir: string): Promise<string> {
  const shown = await Promise.all(pages.map(shownBy));
  const logs = LOGS.map(({ name, lines, only }) => {
    const said = readFileSync(join(stackDir, 'logs', `${name}.log`), 'utf8').split('\n');
    const last = said.filter((line) => only.test(line)).slice(-lines);
    return [`${name}.log:`, ...last.map((line) => cut(line, MOST_OF_LINE))].join('\n');
  });
  return ['What the journey left behind.', ...shown, ...logs].join('\n\n');
}

async function shownBy(page: Page): Promise<string> {
  const within = { timeout: 2_000 };
  const connection = await page.locator('html').getAttribute('data-connection', within).catch(String);
  const main = await page.locator('main').first().ariaSnapshot(within).catch(String);
  const oneLine = main.replaceAll(/\s*\n\s*-?\s*/g, ' · ');
  return `${page.url()} (connection: ${connection})\n${cut(oneLine, MOST_TEXT)}`;
}

const cut = (text: string, most: number): string => (text.length > most ? `${text.slice(0, most)}…` : text);
