import type { ConfiguredEnvironment } from '#lib/config/portal-config.ts';
import { isStalePush, type PushedWanted, pushedLocation } from '#lib/domain/membership/pushed.ts';
import type { Missing } from '#lib/domain/reading.ts';
import { pushedState } from '#lib/store/pushed-states.ts';
import { getSnapshot } from '#lib/store/snapshots.ts';
import { parseStateJson } from '#lib/terraform/json/state-json.ts';
import type { CollectorServices } from './services.ts';
import type { WatchedStateSnapshot } from './watched-sources.ts';
import { put, type SeenWatchedState } from './watched-states.ts';

/** Takes what pipelines have pushed of `watch.pushed`: kept like a state that was read, with who brought it. */
export async function keepPushedStates(
  services: CollectorServices,
  environment: ConfiguredEnvironment,
): Promise<{ readonly states: readonly SeenWatchedState[]; readonly missing: readonly Missing[] }> {
  const taken = await Promise.all(
    (environment.settings.watch?.pushed ?? []).map((each) => keepOne(services, environment, each)),
  );
  return {
    states: taken.flatMap(({ state }) => state ?? []),
    missing: taken.flatMap(({ missing }) => missing ?? []),
  };
}

async function keepOne(
  services: CollectorServices,
  environment: ConfiguredEnvironment,
  wanted: PushedWanted,
): Promise<{ readonly state?: SeenWatchedState; readonly missing?: Missing }> {
  const { db, clock } = services;
  const what = pushedLocation(wanted.name);
  const pushed = await pushedState(db, environment.key, wanted.name);
  if (!pushed) return { missing: { what, failure: { kind: 'unavailable', cause: 'never-pushed' } } };
  const { digest, pushedAt, who, token } = pushed;
  const last = await getSnapshot(db, environment.key, 'watched-state', what);
  const kept = last?.value as WatchedStateSnapshot | undefined;
  // The same again is news too: it is as old as its newest push.
  if (kept?.etag !== digest || kept.updatedAt !== pushedAt) {
    const pusher = { who, ...(token ? { token } : {}) };
    const state = parseStateJson(JSON.stringify(pushed.value));
    const value: WatchedStateSnapshot = {
      ...{ location: what, etag: digest, lineage: '', serial: 0, updatedAt: pushedAt, pusher, state },
    };
    await put(services, environment, 'watched-state', what, value);
  }
  const stale = isStalePush(wanted, pushedAt, clock());
  return {
    state: { location: what, serial: 0, updatedAt: pushedAt },
    ...(stale ? { missing: { what, failure: { kind: 'unavailable', cause: 'pushed-long-ago' } } } : {}),
  };
}
