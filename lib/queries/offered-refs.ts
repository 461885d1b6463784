import { environmentOf } from '#lib/config/portal-config.ts';
import { onEnvironment } from '#lib/domain/access/action.ts';
import { offeredRefs } from '#lib/domain/deploy/offered-refs.ts';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import { mapReading, type Reading } from '#lib/domain/reading.ts';
import type { RepositoryRefs } from '#lib/domain/repository-refs.ts';
import { keptRefsOf } from '#lib/store/repository-refs.ts';
import { defineQuery } from './define.ts';

export type OfferedRefs = Readonly<Record<string, Reading<RepositoryRefs>>>;

/** What the repositories of an environment's components offer, by the repository's name; one that was never read is not in it. */
export const refsOffered = defineQuery({
  name: 'refs-offered',
  action: 'deploys:read',
  on: ({ environment }: { readonly environment: EnvironmentKey }) => onEnvironment(environment),
  async run({ db, config }, _, { environment }): Promise<OfferedRefs> {
    const { components } = environmentOf(config.current(), environment);
    const kept = await keptRefsOf(db, [...new Set(components.map(({ repository }) => repository))]);
    return Object.fromEntries(
      [...kept].map(([name, { reading }]) => [name, mapReading(reading, offeredRefs)] as const),
    );
  },
});
