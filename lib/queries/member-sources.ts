import type { ConfiguredEnvironment } from '#lib/config/portal-config.ts';
import { pushedName } from '#lib/domain/membership/pushed.ts';
import { namedStacks } from '#lib/domain/membership/stack-choice.ts';
import { directoryOf, isWatched, watchedLocations } from '#lib/domain/membership/watched-place.ts';
import type { MemberSource } from '#lib/domain/membership/why-here.ts';
import type { Db } from '#lib/store/db.ts';
import { pushesOf } from '#lib/store/pushed-states.ts';
import { snapshotHeads } from '#lib/store/snapshots.ts';
import { watchedStacks } from '#lib/store/watched-stacks.ts';

/** Everything that `portal.yaml` lets an environment's parts come from, and when each was last read. */
export async function memberSources(
  db: Db,
  { key, components, settings }: ConfiguredEnvironment,
): Promise<readonly MemberSource[]> {
  const heads = await snapshotHeads(db, [key]);
  const pushes = settings.watch?.pushed ? await pushesOf(db, key) : new Map<string, never>();
  const age = (kind: string, source: string) => {
    const readAt = heads.get(`${key} ${kind} ${source}`)?.takenAt;
    return readAt === undefined ? {} : { readAt };
  };
  const { tags } = settings.watch ?? {};
  const named = namedStacks(settings.watch?.stacks);
  const chosen = await watchedStacks(db, key, settings.watch?.stacks);
  const states = watchedLocations(settings.watch);
  const prefix = `${key} watched-state `;
  const locations = [...heads.keys()]
    .flatMap((head) => (head.startsWith(prefix) ? [head.slice(prefix.length)] : []))
    .filter((location) => isWatched(location, states));
  return [
    ...components.map((each): MemberSource => {
      const { name: component } = each;
      return each.engine === 'cloudformation'
        ? { kind: 'stack', stack: each.stack, component, ...age('cloudformation', component) }
        : { kind: 'state', directory: each.directory, component, ...age('terraform-state', component) };
    }),
    ...[...named.map((stack) => ({ stack })), ...chosen].map(
      ({ stack, ...by }): MemberSource => ({
        ...{ kind: 'stack', stack, ...by },
        ...age('cloudformation', `stack:${stack}`),
      }),
    ),
    ...locations.map((location): MemberSource => {
      const state = { kind: 'state' as const, directory: directoryOf(location), location };
      const push = pushes.get(pushedName(location) ?? '');
      if (!push) return { ...state, ...age('watched-state', location) };
      const { pushedAt: readAt, ...pusher } = push;
      return { ...state, readAt, pusher };
    }),
    ...(tags ? [{ kind: 'tags' as const, tags, ...age('tagged', '') }] : []),
  ];
}
