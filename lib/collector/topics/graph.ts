import { buildGraph } from '#lib/domain/graph/build.ts';
import { applySettings } from '#lib/domain/graph/settings.ts';
import { ok } from '#lib/domain/result.ts';
import { minutes } from '#lib/domain/time.ts';
import { SNAPSHOT_FRESH } from '../declared.ts';
import type { Topic } from '../topic.ts';

export const graph: Topic<'graph'> = {
  name: 'graph',
  every: minutes(1),
  async read(services, environment) {
    const declared = await services.declared(environment);
    if (!declared.ok) return declared;
    const { sources, asOf, missing } = declared.value;
    const { system, name, account, region, prefix } = environment;
    return ok({
      value: applySettings(
        buildGraph(sources, { system, environment: name, account, region, prefix }),
        environment.diagram,
      ),
      source: 'terraform show, cloudformation:GetTemplate',
      asOf,
      freshFor: SNAPSHOT_FRESH,
      missing,
    });
  },
};
