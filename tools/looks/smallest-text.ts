import type { Page } from 'playwright';

/** Below this nobody reads a drawing, px on the screen: on a desktop, and on a phone. */
export const FLOOR = { desktop: 11, phone: 12 } as const;

type SmallText = { readonly px: number; readonly text: string };

/** The smallest words of the picture as it stands on the screen: the size of its letters times what its place makes of them. */
export function smallestText(page: Page): Promise<SmallText | undefined> {
  return page.evaluate(() => {
    let least: { px: number; text: string } | undefined;
    for (const text of document.querySelectorAll<SVGTextElement>('.dg-stage text')) {
      const style = getComputedStyle(text);
      const place = text.getScreenCTM();
      if (!place || style.visibility === 'hidden') continue;
      const px = Number.parseFloat(style.fontSize) * Math.hypot(place.a, place.b);
      if (least === undefined || px < least.px) least = { px, text: text.textContent ?? '' };
    }
    return least;
  });
}

/** Waits until the picture has its place. */
export const pictureStands = (page: Page): Promise<void> =>
  page.locator('.dg-stage[data-moves] svg').first().waitFor();
