import type { Lane } from '../deploy/run.ts';
import type { EnvironmentKey } from '../environment.ts';
import type { Instant } from '../time.ts';
import type { Millis } from '../units.ts';

/** What a person's signature is for. */
export type Act = 'request' | 'approve';

/** A key that speaks for one person; it counts once the delay after `added` is over. */
export type PersonKey =
  | {
      readonly kind: 'passkey';
      /** WebAuthn credential id, base64url. */
      readonly credential: string;
      /** COSE public key, base64url. */
      readonly publicKey: string;
      readonly added: Instant;
    }
  | {
      readonly kind: 'ssh';
      /** `ssh-ed25519 AAAA… comment`, as in `authorized_keys`. */
      readonly line: string;
      readonly added: Instant;
    };

/** One line of `people` in `portal.yaml`: what a signature is worth, whatever a database says. */
export type Person = {
  /** Account id or e-mail address, as sign-in knows it. */
  readonly id: string;
  readonly name?: string | undefined;
  /** `*`, `items/*` or `items/prod`. */
  readonly on: readonly string[];
  readonly lanes: readonly Lane[];
  readonly may: readonly Act[];
  /** Half-open: a line is in force from `from` and no longer at `until`. */
  readonly from?: Instant | undefined;
  readonly until?: Instant | undefined;
  readonly keys: readonly PersonKey[];
};

export type Scope = { readonly environment: EnvironmentKey; readonly lane: Lane; readonly act: Act };

/** Why a person's line does not cover an act at a moment, or undefined when it does. */
export function notCovered(
  person: Person,
  { environment, lane, act }: Scope,
  at: Instant,
): 'scope' | 'lane' | 'act' | 'early' | 'over' | undefined {
  if (!person.on.some((each) => covers(each, environment))) return 'scope';
  if (!person.lanes.includes(lane)) return 'lane';
  if (!person.may.includes(act)) return 'act';
  if (person.from !== undefined && at < person.from) return 'early';
  if (person.until !== undefined && at >= person.until) return 'over';
  return undefined;
}

/** `*`, `items/*` or the environment itself. */
export const covers = (on: string, environment: EnvironmentKey): boolean =>
  on === '*' || on === environment || (on.endsWith('/*') && environment.startsWith(on.slice(0, -1)));

/** When a key begins to count. */
export const countsFrom = ({ added }: Pick<PersonKey, 'added'>, delay: Millis): Instant =>
  (added + delay) as Instant;

/** The line of whoever signed in: by account id, or by e-mail address whatever its case. */
export const personOfAccount = (
  people: readonly Person[],
  account: { readonly id: string; readonly email?: string },
): Person | undefined =>
  people.find(({ id }) => id === account.id || id.toLowerCase() === account.email?.toLowerCase());
