import { coversKey } from '../access/can.ts';
import type { EnvironmentKey } from '../environment.ts';
import { type Instant, instant } from '../time.ts';
import { type Happening, type ToldTopic, USUALLY_TOLD } from './happening.ts';
import { type QuietHours, quietUntil } from './quiet.ts';

/** Who is told of what, as `portal.yaml` says it. */
export type Route = {
  readonly to: readonly string[];
  /** `*`, `items/*` or `items/prod`. */
  readonly on: string;
  /** Owner of a system, as its `owner` says. */
  readonly owner?: string | undefined;
  /** Production alone, or all but it. */
  readonly production?: boolean | undefined;
  readonly what?: readonly ToldTopic[] | undefined;
  readonly quiet?: QuietHours | undefined;
};

/** Where a happening is, as routes may ask for it. */
export type Place = { readonly owner?: string; readonly production: boolean };

export type Mute = {
  readonly id: string;
  readonly on: string;
  readonly until: Instant;
  readonly by: string;
  readonly why: string;
};

export type Addressed = { readonly receiver: string; readonly notBefore: Instant };

/**
 * Receivers of a happening, each once, with the moment before which it is not sent: the earliest that any of its routes allows.
 * @param place undefined for what is about the portal itself: only routes without an owner and on `*` hear of it
 */
export function addressed(
  happening: Happening,
  routes: readonly Route[],
  place: Place | undefined,
): readonly Addressed[] {
  const { topic, receiver, at } = happening;
  if (topic === 'test') return receiver === undefined ? [] : [{ receiver, notBefore: at }];
  const found = new Map<string, Instant>();
  for (const route of routes) {
    if (!takes(route, happening, topic, place)) continue;
    const notBefore = notBeforeOf(route, topic, at);
    for (const to of route.to) found.set(to, instant(Math.min(found.get(to) ?? notBefore, notBefore)));
  }
  return [...found].map(([to, notBefore]) => ({ receiver: to, notBefore }));
}

function takes(
  route: Route,
  { environment }: Happening,
  topic: ToldTopic,
  place: Place | undefined,
): boolean {
  if (!(route.what ?? USUALLY_TOLD).includes(topic)) return false;
  if (environment === undefined) return route.on === '*' && route.owner === undefined;
  if (!coversKey(route.on, environment)) return false;
  if (route.owner !== undefined && route.owner !== place?.owner) return false;
  return route.production === undefined || route.production === place?.production;
}

const notBeforeOf = ({ quiet }: Route, topic: ToldTopic, at: Instant): Instant =>
  (quiet && !quiet.except.includes(topic) && quietUntil(quiet, at)) || at;

/** The mute that keeps a happening back; a test is never muted, and what is about the portal only by one of everything. */
export const mutedBy = (
  { topic, environment }: Happening,
  mutes: readonly Mute[],
  now: Instant,
): Mute | undefined =>
  topic === 'test'
    ? undefined
    : mutes.find(({ on, until }) => until > now && (environment ? coversKey(on, environment) : on === '*'));

/** The mute of an environment that lasts longest. @param mutes that hold now */
export const longestMute = (environment: EnvironmentKey, mutes: readonly Mute[]): Mute | undefined =>
  mutes.filter(({ on }) => coversKey(on, environment)).toSorted((a, b) => b.until - a.until)[0];
