import type { BrowserContext } from '@playwright/test';

const CLOSED_WITHIN_MS = 20_000;

/**
 * Closes what a journey has open: a page left open goes on refreshing itself, and the journeys after it wait behind it. Chromium that
 * disposes of a context whose page was just led to another document may never say that it has; then it ends with the browser.
 */
export async function closed(context: BrowserContext): Promise<void> {
  const addresses = context.pages().map((page) => page.url());
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(resolve, CLOSED_WITHIN_MS, 'late');
  });
  const closing = context.close();
  // Once the browser ends, whatever waits still is told so.
  closing.catch(() => undefined);
  if ((await Promise.race([closing, late])) === 'late')
    console.log(`Chromium has not closed ${addresses.join(', ')} within ${CLOSED_WITHIN_MS / 1_000} s`);
  clearTimeout(timer);
}
