import type { Page } from '@playwright/test';

/** One moment in which something moved that nobody had touched. */
export type Shift = {
  /** As Chromium measures it: the share of the screen that moved, times how far. */
  readonly value: number;
  /** Since the page was asked for, ms. */
  readonly at: number;
  /** What moved, from where to where: `div.tabs 0,100 1200x40 > 800,44 400x40`. */
  readonly moved: readonly string[];
};

type Rect = Pick<DOMRectReadOnly, 'x' | 'y' | 'width' | 'height'>;
type Entry = PerformanceEntry & {
  readonly value: number;
  readonly hadRecentInput: boolean;
  readonly sources: readonly {
    readonly node: Node | null;
    readonly previousRect: Rect;
    readonly currentRect: Rect;
  }[];
};

/** Slow enough that a page is painted in parts: what a part that comes later moves would stay hidden on a quick machine. */
const SLOW = { offline: false, latency: 20, downloadThroughput: 150_000, uploadThroughput: 150_000 };
const PROCESSOR = 2;

/** Notes what moves on each page from now on, as a slow machine on a slow line draws it. @returns what moved on the page that is open */
export async function watchShifts(page: Page): Promise<() => Promise<readonly Shift[]>> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', SLOW);
  await session.send('Emulation.setCPUThrottlingRate', { rate: PROCESSOR });
  await page.addInitScript(() => {
    const shifts: Shift[] = [];
    Object.assign(globalThis, { shifts });
    const box = ({ x, y, width, height }: Rect) =>
      `${[x, y].map(Math.round)} ${[width, height].map(Math.round).join('x')}`;
    const called = (node: Node | null) => {
      const element = node instanceof Element ? node : node?.parentElement;
      return element ? [element.localName, ...element.classList].join('.') : 'what is gone';
    };
    new PerformanceObserver((list) => {
      for (const { value, startTime, hadRecentInput, sources } of list.getEntries() as Entry[])
        if (!hadRecentInput)
          shifts.push({
            value,
            at: Math.round(startTime),
            moved: sources.map(
              (each) => `${called(each.node)} ${box(each.previousRect)} > ${box(each.currentRect)}`,
            ),
          });
    }).observe({ type: 'layout-shift', buffered: true });
  });
  return () => page.evaluate(() => (globalThis as unknown as { shifts: Shift[] }).shifts);
}
