import { createHash } from 'node:crypto';
import { type StateObject, stateObjects, stateText } from '#lib/aws/read/s3/state-objects.ts';
import type { ConfiguredEnvironment } from '#lib/config/portal-config.ts';
import { canonicalJson } from '#lib/domain/canonical-json.ts';
import { keysApart } from '#lib/domain/masking/keys-apart.ts';
import { maskerOf } from '#lib/domain/masking.ts';
import { isWatched } from '#lib/domain/membership/watched-place.ts';
import type { Failure, Missing } from '#lib/domain/reading.ts';
import { err, ok, type Result } from '#lib/domain/result.ts';
import { getSnapshot, putSnapshot, type SnapshotKind, snapshotHeads } from '#lib/store/snapshots.ts';
import { watchedState } from '#lib/terraform/json/watched-state.ts';
import { taggedFor } from './account/tagged.ts';
import type { CollectorServices } from './services.ts';
import type { TaggedSnapshot, WatchedStateSnapshot } from './watched-sources.ts';

export type SeenWatchedState = Pick<WatchedStateSnapshot, 'location' | 'serial' | 'updatedAt'>;
type Seen = { readonly states: readonly SeenWatchedState[]; readonly missing: readonly Missing[] };

/** Looks at each location of `watch.states`, and reads again what has another ETag. */
export async function keepWatchedStates(
  services: CollectorServices,
  environment: ConfiguredEnvironment,
): Promise<Seen> {
  const locations = environment.settings.watch?.states ?? [];
  const states: SeenWatchedState[] = [];
  const missing: Missing[] = [];
  const there = new Set<string>();
  for (const location of locations) {
    const listed = await stateObjects(services.aws(environment), location);
    if (!listed.ok) {
      missing.push({ what: location, failure: listed.error });
      continue;
    }
    if (listed.value.length === 0)
      missing.push({ what: location, failure: { kind: 'not-found', what: location } });
    for (const object of listed.value) {
      there.add(object.location);
      const kept = await keepState(services, environment, object);
      if (kept.ok) states.push(kept.value);
      else missing.push({ what: object.location, failure: kept.error });
    }
  }
  const refused = missing.some(({ failure }) => failure.kind !== 'not-found');
  if (!refused) await forgetGone(services, environment, locations, there);
  return { states, missing };
}

async function keepState(
  services: CollectorServices,
  environment: ConfiguredEnvironment,
  object: StateObject,
): Promise<Result<SeenWatchedState, Failure>> {
  const { location, etag, updatedAt } = object;
  const last = await getSnapshot(services.db, environment.key, 'watched-state', location);
  const kept = last?.value as WatchedStateSnapshot | undefined;
  if (kept?.etag === etag) return ok({ location, serial: kept.serial, updatedAt: kept.updatedAt });
  const text = await stateText(services.aws(environment), object);
  if (!text.ok) return text;
  const read = readState(text.value);
  if (!read) return err({ kind: 'malformed', where: `${location}: not a Terraform state of version 4` });
  const { lineage, serial, state } = read;
  const value: WatchedStateSnapshot = { location, etag, lineage, serial, updatedAt, state };
  await put(services, environment, 'watched-state', location, value);
  return ok({ location, serial, updatedAt });
}

export function readState(text: string) {
  try {
    return watchedState(text, maskerOf());
  } catch {
    // Whatever it is, it is no state; the text itself is told to nobody.
    return undefined;
  }
}

/** A state that was removed has no parts any more. */
async function forgetGone(
  services: CollectorServices,
  environment: ConfiguredEnvironment,
  locations: readonly string[],
  there: ReadonlySet<string>,
): Promise<void> {
  const prefix = `${environment.key} watched-state `;
  const heads = [...(await snapshotHeads(services.db, [environment.key])).keys()];
  for (const head of heads) {
    const location = head.startsWith(prefix) ? head.slice(prefix.length) : undefined;
    if (!location || there.has(location) || !isWatched(location, locations)) continue;
    const last = await getSnapshot(services.db, environment.key, 'watched-state', location);
    const kept = last?.value as WatchedStateSnapshot;
    if (kept.etag === GONE) continue;
    await put(services, environment, 'watched-state', location, {
      ...kept,
      etag: GONE,
      state: { values: { outputs: {}, root_module: {} } },
    });
  }
}

/** No bucket has such an ETag. */
const GONE = 'gone';

/** Keeps the ARNs of what carries the tags of `watch.tags`. */
export async function keepTagged(
  services: CollectorServices,
  environment: ConfiguredEnvironment,
  tags: Readonly<Record<string, string>>,
): Promise<Result<{ readonly count: number; readonly more: boolean }, Failure>> {
  const read = await taggedFor(services, environment, tags);
  if (!read.ok) return read;
  const { resources, more } = read.value;
  const arns = keysApart(resources.map(({ arn }) => arn)).toSorted();
  await put(services, environment, 'tagged', '', { tags, arns } satisfies TaggedSnapshot);
  return ok({ count: arns.length, more });
}

export async function put(
  { leadership, clock }: CollectorServices,
  { account, key }: ConfiguredEnvironment,
  kind: SnapshotKind,
  source: string,
  value: unknown,
): Promise<void> {
  const digest = createHash('sha256').update(canonicalJson(value)).digest('hex');
  await leadership.write(account, (tx) =>
    putSnapshot(tx, key, kind, source, { takenAt: clock(), digest, value }),
  );
}
