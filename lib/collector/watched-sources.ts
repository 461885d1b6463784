import type { ConfiguredEnvironment } from '#lib/config/portal-config.ts';
import type { Pusher } from '#lib/domain/membership/pushed.ts';
import { directoryOf, isWatched, watchedLocations } from '#lib/domain/membership/watched-place.ts';
import type { Db } from '#lib/store/db.ts';
import { getSnapshot, type Snapshot } from '#lib/store/snapshots.ts';
import type { StateJson } from '#lib/terraform/json/state-json.ts';

/** Value of the `watched-state` snapshot: a state that `watch.states` or `watch.pushed` names, masked. */
export type WatchedStateSnapshot = {
  readonly location: string;
  /** Of the object that it was read from; of a push, its digest. */
  readonly etag: string;
  readonly lineage: string;
  readonly serial: number;
  /** When the backend wrote it, or somebody pushed it. */
  readonly updatedAt: number;
  /** Of one that was pushed. */
  readonly pusher?: Pusher;
  readonly state: StateJson;
};

/** Value of the `tagged` snapshot. */
export type TaggedSnapshot = {
  readonly tags: Readonly<Record<string, string>>;
  readonly arns: readonly string[];
};

type WatchedSource =
  | {
      readonly name: string;
      readonly kind: 'state';
      readonly directory: string;
      readonly snapshot: Snapshot | undefined;
    }
  | { readonly name: string; readonly kind: 'tags'; readonly snapshot: Snapshot | undefined };

/** What `watch` names beside stacks, as last seen. @param heads keys of `snapshotHeads` */
export async function watchedSources(
  db: Db,
  { key, settings }: ConfiguredEnvironment,
  heads: readonly string[],
): Promise<readonly WatchedSource[]> {
  const { tags } = settings.watch ?? {};
  const states = watchedLocations(settings.watch);
  const prefix = `${key} watched-state `;
  const locations = heads.flatMap((head) => (head.startsWith(prefix) ? [head.slice(prefix.length)] : []));
  const seen = await Promise.all(
    locations
      .filter((each) => isWatched(each, states))
      .map(async (location): Promise<WatchedSource> => {
        const snapshot = await getSnapshot(db, key, 'watched-state', location);
        const { state } = (snapshot?.value ?? {}) as Partial<WatchedStateSnapshot>;
        return {
          kind: 'state',
          name: location,
          directory: directoryOf(location),
          snapshot: snapshot && { ...snapshot, value: state },
        };
      }),
  );
  const unseen = states
    .filter((each) => !locations.some((location) => isWatched(location, [each])))
    .map((each): WatchedSource => ({ kind: 'state', name: each, directory: each, snapshot: undefined }));
  const tagged = tags ? await getSnapshot(db, key, 'tagged', '') : undefined;
  return [...seen, ...unseen, ...(tags ? [{ kind: 'tags' as const, name: 'tags', snapshot: tagged }] : [])];
}
