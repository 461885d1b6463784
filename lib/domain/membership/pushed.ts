import type { Failure } from '../reading.ts';
import { elapsed, type Instant } from '../time.ts';
import type { Millis } from '../units.ts';

/** A state of `watch.pushed`, as `portal.yaml` says it. */
export type PushedWanted = {
  readonly name: string;
  /** Pushed longer ago than this is stale. */
  readonly freshFor: Millis;
};

/** Who pushed a state, and by which token. */
export type Pusher = { readonly who: string; readonly token?: string };

/** Of a state as it is sent, masked: whoever has more splits it, as Terraform itself would like. */
export const MOST_PUSHED_BYTES = 8 * 1_048_576;
/** With the words around it. */
export const MOST_PUSH_BODY_BYTES = MOST_PUSHED_BYTES + 65_536;

const SCHEME = 'pushed:';

/** What a pushed state is kept under, and the first half of where its parts are: `pushed:network`. */
export const pushedLocation = (name: string): string => `${SCHEME}${name}`;

/** The name of a location that is a pushed state's. */
export const pushedName = (location: string): string | undefined =>
  location.startsWith(SCHEME) ? location.slice(SCHEME.length) : undefined;

/** Whether nobody pushed it for longer than `portal.yaml` allows. */
export const isStalePush = (
  { freshFor }: Pick<PushedWanted, 'freshFor'>,
  pushedAt: Instant,
  now: Instant,
): boolean => elapsed(pushedAt, now) > freshFor;

/** Why nothing that counts is known of a pushed state: said by pages in these words. */
const CAUSES: ReadonlySet<string> = new Set(['never-pushed', 'pushed-long-ago']);

export const isPushCause = (
  failure: Failure,
): failure is Extract<Failure, { readonly kind: 'unavailable' }> =>
  failure.kind === 'unavailable' && CAUSES.has(failure.cause);
