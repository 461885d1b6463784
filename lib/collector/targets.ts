import { restApiName } from '#lib/aws/read/apigateway/rest-api.ts';
import type { ConfiguredEnvironment } from '#lib/config/portal-config.ts';
import { declaredName, type MetricTarget, metricTargets } from '#lib/domain/metrics/targets.ts';
import type { Failure, Missing } from '#lib/domain/reading.ts';
import { ok, type Result } from '#lib/domain/result.ts';
import type { CollectorServices } from './services.ts';

export type Targets = { readonly targets: readonly MetricTarget[]; readonly missing: readonly Missing[] };

/** What of an environment CloudWatch measures, under the names that its metrics carry. */
export async function targetsOf(
  services: CollectorServices,
  environment: ConfiguredEnvironment,
): Promise<Result<Targets, Failure>> {
  const declared = await services.declared(environment);
  if (!declared.ok) return declared;
  const { resources, madeOf, missing } = declared.value;
  const unnamed: Missing[] = [];
  const apiNames = new Map<string, string>();
  for (const resource of resources) {
    const id = madeOf(resource).physicalId;
    // A template that leaves the name to CloudFormation says nothing of what metrics call the API.
    if (!/RestApi$/.test(resource.type) || declaredName(resource, 'rest-api') || !id) continue;
    const name = await restApiName(services.aws(environment), id);
    if (name.ok) apiNames.set(resource.id, name.value);
    else unnamed.push({ what: `name of API ${id}`, failure: name.error });
  }
  const targets = metricTargets(resources, environment.prefix, (resource, kind) => {
    if (kind === 'stream') return declaredName(resource, kind);
    const { physicalId } = madeOf(resource);
    const made = kind === 'rest-api' ? apiNames.get(resource.id) : kind === 'queue' ? undefined : physicalId;
    return declaredName(resource, kind) ?? made;
  });
  return ok({ targets, missing: [...missing, ...unnamed] });
}
