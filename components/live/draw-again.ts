import type { useRouter } from 'next/navigation';

type Router = Pick<ReturnType<typeof useRouter>, 'refresh' | 'replace'>;

/**
 * Draws the page again from the server, for the address as it is now.
 *
 * Pages that keep what is typed or chosen in the address change it in place, by the history of the browser. Next then refreshes the new
 * address with what it knows of the old: the answer does not fit, it asks once more and scrolls to the top, and where that happens
 * twice in a row, as while somebody types, it loads the whole document and what was being typed is lost (vercel/next.js#98323).
 * So the router is told of the new address first.
 *
 * @param drawnFor the query of the address that was drawn last; kept here from one drawing to the next
 */
export function drawAgain(router: Router, drawnFor: { current: string | undefined }): void {
  const { pathname, search, hash } = location;
  if (search !== drawnFor.current) router.replace(`${pathname}${search}${hash}`, { scroll: false });
  drawnFor.current = search;
  router.refresh();
}
