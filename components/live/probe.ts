import type { Instant } from '#lib/domain/time.ts';

export type Probed =
  | { readonly kind: 'fine' | 'signed-out' | 'outdated' | 'unreachable' }
  | { readonly kind: 'database-away'; readonly since: Instant };

const ANSWER_WITHIN_MS = 5_000;

/**
 * Asks web whether a page may be drawn again, before the router is let loose: what the router cannot have, it goes to, and the
 * page that stood there is gone.
 * @param build of the page that asks
 * @param leave aborted when nobody waits for the answer any more: `unreachable` then
 */
export async function probe(build: string, leave: AbortSignal): Promise<Probed> {
  try {
    const answer = await fetch('/api/session', {
      cache: 'no-store',
      signal: AbortSignal.any([leave, AbortSignal.timeout(ANSWER_WITHIN_MS)]),
    });
    if (answer.status === 401) return { kind: 'signed-out' };
    const said = (await answer.json()) as { readonly build?: string; readonly databaseAwaySince?: Instant };
    if (answer.status === 503 && said.databaseAwaySince !== undefined)
      return { kind: 'database-away', since: said.databaseAwaySince };
    if (!answer.ok) return { kind: 'unreachable' };
    return { kind: said.build === build ? 'fine' : 'outdated' };
  } catch {
    return { kind: 'unreachable' };
  }
}
