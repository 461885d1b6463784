import { type ConfiguredEnvironment, componentOf, environmentOf } from '#lib/config/portal-config.ts';
import { onEnvironment } from '#lib/domain/access/action.ts';
import { type Between, commitsBetween } from '#lib/domain/deploy/commits-between.ts';
import type { Origin } from '#lib/domain/deploy/release.ts';
import type { OriginOffered } from '#lib/domain/deploy/versions.ts';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import { shownValue } from '#lib/domain/reading.ts';
import { releasesOf } from '#lib/store/releases.ts';
import { keptRefs } from '#lib/store/repository-refs.ts';
import { getDeployment, getRunByNumber } from '#lib/store/runs.ts';
import { standingRuns } from '#lib/store/well-runs.ts';
import { defineQuery } from './define.ts';
import { whyNotOnward } from './whether-onward.ts';

export const originOffered = defineQuery({
  name: 'origin-offered',
  action: 'deploys:read',
  on: ({ environment }: { readonly environment: EnvironmentKey; readonly origin: Origin }) =>
    onEnvironment(environment),
  async run(services, caller, { environment: key, origin }): Promise<OriginOffered | undefined> {
    const { db, config } = services;
    const to = environmentOf(config.current(), key);
    const run = await getRunByNumber(db, origin.run);
    const source = run && (await getDeployment(db, run.deploymentId));
    if (!source || !config.current().environments.has(source.environment)) return undefined;
    const [standing, refs, releases] = await Promise.all([
      standingRuns(db, [key]),
      keptRefs(db, source.repository),
      releasesOf(db, to.system, [source.commit]),
    ]);
    const known = refs && shownValue(refs.reading)?.value;
    const names = source.runs.map(({ component }) => component).filter((name) => isThere(to, name));
    return {
      origin,
      source,
      components: await Promise.all(
        names.map(async (name) => {
          const here = standing.get(`${key} ${name}`)?.deployment.commit;
          const ask = { to, component: name, run: origin.run, kind: origin.kind };
          const refused = await whyNotOnward(services, caller, ask);
          const release = releases.find(({ component }) => component === name);
          return {
            name,
            ...(refused ? { refused } : {}),
            ...(here === undefined ? {} : { between: difference(known, source.commit, here, origin) }),
            ...(release ? { release: { number: release.number, builtBy: release.builtBy } } : {}),
          };
        }),
      ),
    };
  },
});

/** Going back, what is listed are the commits that go away. */
const difference = (
  refs: Parameters<typeof commitsBetween>[0],
  source: string,
  here: string,
  { kind }: Origin,
): Between => (kind === 'promote' ? commitsBetween(refs, source, here) : commitsBetween(refs, here, source));

const isThere = (environment: ConfiguredEnvironment, name: string): boolean =>
  componentOf(environment, name) !== undefined;
