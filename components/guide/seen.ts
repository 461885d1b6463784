/** Cookie of the demo's checklist: pages that were opened, and whether it is hidden. */
export const GUIDE_COOKIE = 'guide';

export const HIDDEN = 'hidden';
/** Pages that tick a step, by the last part of their address. */
const TICKING = ['architecture', 'logs', 'cost'];

export const seenOf = (cookie: string | undefined): readonly string[] =>
  (cookie ?? '').split('.').filter((each) => [...TICKING, HIDDEN].includes(each));

/** What is seen once this page is open; the same list when the page ticks nothing. */
export function withPage(seen: readonly string[], path: string): readonly string[] {
  const [, place, , , tab = ''] = path.split('/');
  return place === 'e' && TICKING.includes(tab) && !seen.includes(tab) ? [...seen, tab] : seen;
}

export const cookieText = (seen: readonly string[]): string => seen.join('.');
