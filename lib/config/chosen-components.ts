import type { Lane } from '#lib/domain/deploy/run.ts';
import { type Reason, reason } from '#lib/domain/reason.ts';
import { err, ok, type Result } from '#lib/domain/result.ts';
import type { ConfiguredComponent } from './components.ts';
import type { ConfiguredEnvironment } from './portal-config.ts';

export type Choice = {
  /** All that are deployed from here where none is named. */
  readonly only?: readonly string[] | undefined;
  /** Of these lanes alone. */
  readonly lanes: readonly Lane[];
};

/**
 * Components that a request is for, in the order of deploying. Refusals: `deploy.no-component`, `deploy.other-lane`,
 * `deploy.watch-only`, `deploy.nothing-to-deploy`, `deploy.several-repositories`.
 */
export function chosenComponents(
  { key, components }: Pick<ConfiguredEnvironment, 'key' | 'components'>,
  { only, lanes }: Choice,
): Result<readonly ConfiguredComponent[], Reason> {
  for (const name of only ?? []) {
    const found = components.find((each) => each.name === name);
    if (!found) {
      const known = components.map((each) => each.name).join(', ');
      return err(reason('deploy.no-component', { component: name, environment: key, known }));
    }
    if (!lanes.includes(found.lane))
      return err(reason('deploy.other-lane', { component: name, lane: found.lane }));
    if (!isDeployable(found)) return err(reason('deploy.watch-only', { component: name, environment: key }));
  }
  const chosen = components.filter(
    (each) => lanes.includes(each.lane) && isDeployable(each) && (only?.includes(each.name) ?? true),
  );
  if (chosen.length === 0) {
    const [lane] = lanes;
    return err(
      lane === undefined || lanes.length > 1
        ? reason('deploy.nothing-to-deploy', { environment: key })
        : reason('deploy.no-component-of-lane', { environment: key, lane }),
    );
  }
  const repositories = [...new Set(chosen.map((each) => each.repository))];
  // One request is for one commit, and a commit is of one repository.
  if (repositories.length > 1)
    return err(
      reason('deploy.several-repositories', { environment: key, repositories: repositories.join(', ') }),
    );
  return ok(chosen);
}

/** There is a role to change it with, and a branch that it may come from; else it is only watched. */
export const isDeployable = ({ roles, refs }: Pick<ConfiguredComponent, 'roles' | 'refs'>): boolean =>
  roles.plan !== undefined && roles.deploy !== undefined && refs.length > 0;
