import type { Instant } from '../time.ts';

/** One place where a person is signed in, as they may see it: its token is not among it. */
export type OwnSession = {
  readonly id: string;
  /** The one that asks. */
  readonly current: boolean;
  readonly since: Instant;
  readonly until: Instant;
  readonly provider: 'oidc' | 'github' | 'demo' | undefined;
  readonly address: string | undefined;
  /** What the browser calls itself (`User-Agent`): anything at all. */
  readonly agent: string | undefined;
};

export type Browser = { readonly browser: string; readonly system: string | undefined };

/** Names that a `User-Agent` holds, the particular before those that imitate it. */
const BROWSERS: readonly (readonly [string, string])[] = [
  ['Edg/', 'Edge'],
  ['OPR/', 'Opera'],
  ['Firefox/', 'Firefox'],
  ['FxiOS/', 'Firefox'],
  ['CriOS/', 'Chrome'],
  ['Chrome/', 'Chrome'],
  ['Safari/', 'Safari'],
  ['curl/', 'curl'],
];
const SYSTEMS: readonly (readonly [string, string])[] = [
  ['iPhone', 'iPhone'],
  ['iPad', 'iPad'],
  ['Android', 'Android'],
  ['Windows', 'Windows'],
  ['Mac OS X', 'macOS'],
  ['CrOS', 'ChromeOS'],
  ['Linux', 'Linux'],
];

/** A browser as people call it. @returns undefined for what calls itself like none */
export function browserOf(agent: string | undefined): Browser | undefined {
  const named = (names: typeof BROWSERS) => names.find(([mark]) => agent?.includes(mark))?.[1];
  const browser = named(BROWSERS);
  return browser === undefined ? undefined : { browser, system: named(SYSTEMS) };
}
