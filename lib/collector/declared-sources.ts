import type { StackSource } from '#lib/cloudformation/template.ts';
import type { ConfiguredEnvironment } from '#lib/config/portal-config.ts';
import type { Db } from '#lib/store/db.ts';
import { getSnapshot, type Snapshot } from '#lib/store/snapshots.ts';
import type { StackSourceOf } from './stack-sources.ts';
import { watchedSources } from './watched-sources.ts';

/** What one component or watched stack was last seen as; `undefined`: it was never read. */
export type Source = { readonly name: string; readonly snapshot: Snapshot | undefined } & (
  | { readonly kind: 'state'; readonly directory: string }
  | { readonly kind: 'stack'; readonly place: Pick<StackSource, 'account' | 'region'> }
  | { readonly kind: 'tags' }
);

/** All sources of an environment: its components, and what it only watches. @param heads names of what was ever read */
export async function readSources(
  db: Db,
  environment: ConfiguredEnvironment,
  stacks: readonly StackSourceOf[],
  heads: readonly string[],
): Promise<readonly Source[]> {
  const { key, components } = environment;
  const states = components.flatMap((each) => (each.engine === 'terraform' ? [each] : []));
  const several = stacks.length > 1;
  return Promise.all([
    ...states.map(async ({ name, directory }): Promise<Source> => {
      const snapshot = await getSnapshot(db, key, 'terraform-state', name);
      return {
        kind: 'state',
        name: states.length > 1 ? `${name}: terraform state` : 'terraform state',
        directory,
        snapshot,
      };
    }),
    ...stacks.map(async ({ source, called: stack, place }): Promise<Source> => {
      const snapshot = await getSnapshot(db, key, 'cloudformation', source);
      return { kind: 'stack', name: several ? `stack ${stack}` : 'application stack', place, snapshot };
    }),
    ...(await watchedSources(db, environment, heads)),
  ]);
}
