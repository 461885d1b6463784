import { type CDPSession, chromium, type Page } from 'playwright';
import type { Toolchain } from '../../toolchain.ts';

/**
 * Lighthouse's mobile profile: a 412 px phone, slow 4G, a quarter of this processor.
 * @see https://github.com/GoogleChrome/lighthouse/blob/main/core/config/constants.js
 */
const PHONE = {
  viewport: { width: 412, height: 823 },
  deviceScaleFactor: 1.75,
  isMobile: true,
  hasTouch: true,
};
const SLOW_4G = { offline: false, latency: 150, downloadThroughput: 204_800, uploadThroughput: 92_160 };
const PROCESSOR = 4;
const LOADS = 5;

/** The overview opened cold several times: medians of LCP and CLS, and what it loads, compressed as sent. */
export async function measureInBrowser(portal: string, tools: Toolchain) {
  const browser = await chromium.launch({
    ...(tools.chromium ? { executablePath: tools.chromium } : {}),
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
  try {
    const storageState = await signedIn();
    const loads: Load[] = [];
    for (let load = 0; load < LOADS; load += 1) {
      const context = await browser.newContext({ ...PHONE, storageState });
      loads.push(await coldLoad(await context.newPage(), portal));
      await context.close();
    }
    const median = (pick: (load: Load) => number) =>
      loads.map(pick).sort((a, b) => a - b)[Math.floor(LOADS / 2)];
    return {
      page: '/',
      profile: 'Lighthouse mobile',
      lcpMs: median((each) => Math.round(each.lcp)),
      cls: median((each) => Math.round(each.cls * 1_000) / 1_000),
      scriptKiB: median((each) => Math.round(each.script / 102.4) / 10),
      allKiB: median((each) => Math.round(each.all / 102.4) / 10),
    };
  } finally {
    await browser.close();
  }

  async function signedIn() {
    const context = await browser.newContext();
    const answer = await context.request.post(`${portal}/api/auth/sign-in/demo`, {
      data: { name: 'admin' },
      headers: { origin: portal },
    });
    if (!answer.ok()) throw new Error(`sign-in answered ${answer.status()}`);
    return context.storageState();
  }
}

type Load = { readonly lcp: number; readonly cls: number; readonly script: number; readonly all: number };

async function coldLoad(page: Page, portal: string): Promise<Load> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', SLOW_4G);
  await session.send('Emulation.setCPUThrottlingRate', { rate: PROCESSOR });
  const sent = countBytes(session);
  await page.addInitScript(() => {
    const seen = { lcp: 0, cls: 0 };
    Object.assign(globalThis, { seen });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) seen.lcp = entry.startTime;
    }).observe({ type: 'largest-contentful-paint', buffered: true });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & {
        value: number;
        hadRecentInput: boolean;
      })[])
        if (!entry.hadRecentInput) seen.cls += entry.value;
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await page.goto(portal, { waitUntil: 'load' });
  await page.locator('.lamp').first().waitFor();
  await page.evaluate(() =>
    document.fonts.ready.then(() => new Promise((done) => requestAnimationFrame(done))),
  );
  const { lcp, cls } = await page.evaluate(() => (globalThis as unknown as { seen: Load }).seen);
  return { lcp, cls, ...sent() };
}

/** Bytes over the wire by what they are for. */
function countBytes(session: CDPSession): () => { script: number; all: number } {
  const scripts = new Set<string>();
  const sum = { script: 0, all: 0 };
  session.on('Network.responseReceived', ({ requestId, type }) => {
    if (type === 'Script') scripts.add(requestId);
  });
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    sum.all += encodedDataLength;
    if (scripts.has(requestId)) sum.script += encodedDataLength;
  });
  return () => sum;
}
