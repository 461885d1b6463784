import type { ConfiguredEnvironment } from '#lib/config/portal-config.ts';
import { hcpLocation } from '#lib/domain/membership/hcp-location.ts';
import type { Failure, Missing } from '#lib/domain/reading.ts';
import { err, ok, type Result } from '#lib/domain/result.ts';
import type { HcpPlace } from '#lib/hcp/place.ts';
import { currentState, hcpStateText } from '#lib/hcp/workspace.ts';
import { getSnapshot } from '#lib/store/snapshots.ts';
import type { CollectorServices } from './services.ts';
import type { WatchedStateSnapshot } from './watched-sources.ts';
import { put, readState, type SeenWatchedState } from './watched-states.ts';

/** Looks at each workspace of `watch.hcp`, and reads its state again when there is a newer one. */
export async function keepHcpStates(
  services: CollectorServices,
  environment: ConfiguredEnvironment,
): Promise<{ readonly states: readonly SeenWatchedState[]; readonly missing: readonly Missing[] }> {
  const states: SeenWatchedState[] = [];
  const missing: Missing[] = [];
  for (const place of environment.settings.watch?.hcp ?? []) {
    const kept = await keepOne(services, environment, place);
    if (kept.ok) states.push(kept.value);
    else missing.push({ what: hcpLocation(place), failure: kept.error });
  }
  return { states, missing };
}

async function keepOne(
  services: CollectorServices,
  environment: ConfiguredEnvironment,
  place: HcpPlace,
): Promise<Result<SeenWatchedState, Failure>> {
  const location = hcpLocation(place);
  const current = await currentState(services.hcp, place);
  if (!current.ok) return current;
  if (!current.value) return err({ kind: 'not-found', what: `state of ${location}` });
  const { id, serial, createdAt: updatedAt } = current.value;
  const last = await getSnapshot(services.db, environment.key, 'watched-state', location);
  const seen: SeenWatchedState = { location, serial, updatedAt };
  if ((last?.value as WatchedStateSnapshot | undefined)?.etag === id) return ok(seen);
  const text = await hcpStateText(services.hcp, place, current.value);
  if (!text.ok) return text;
  const read = readState(text.value);
  if (!read) return err({ kind: 'malformed', where: `${location}: not a Terraform state of version 4` });
  const { lineage, state } = read;
  const value: WatchedStateSnapshot = { location, etag: id, lineage, serial, updatedAt, state };
  await put(services, environment, 'watched-state', location, value);
  return ok(seen);
}
