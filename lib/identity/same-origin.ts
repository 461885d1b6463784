/** One header of a request, by its name in small letters. */
export type HeaderOf = (name: string) => string | null | undefined;

const READS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * What a terminal asks before it has a token, and what a forge sends with a signature of its own. They read no cookie and change
 * nothing of anybody's, so that a page of somebody else gains nothing by sending them.
 */
const OF_NOBODY = new Set(['/api/device', '/api/device/token', '/api/forge/github', '/api/forge/gitlab']);

/**
 * Whether a request that may change something was sent by a page of ours. A browser says where a request comes from in
 * `Origin`, newer ones in `Sec-Fetch-Site` too; whoever says neither proves nothing, a script included. A bearer token is its
 * own proof: no browser sends one by itself.
 * @param own the portal's own origin, as browsers write it
 */
export function provesOrigin(method: string, header: HeaderOf, own: string): boolean {
  if (READS.has(method)) return true;
  const origin = header('origin');
  const site = header('sec-fetch-site');
  if (origin) return origin === own && (!site || site === 'same-origin');
  if (site) return site === 'same-origin';
  return /^bearer /i.test(header('authorization') ?? '') && !header('cookie');
}

/** Whether a path may be asked for without that proof, by what no browser sends. */
export const asksForNobody = (path: string, header: HeaderOf): boolean =>
  OF_NOBODY.has(path.split('?')[0] ?? '') &&
  !header('origin') &&
  !header('sec-fetch-site') &&
  !header('cookie');
