import { recentStackEvents } from '#lib/aws/read/cloudformation/events.ts';
import { readNetwork } from '#lib/aws/read/ec2/network.ts';
import { functionSettings } from '#lib/aws/read/lambda/function.ts';
import type { ConfiguredEnvironment } from '#lib/config/portal-config.ts';
import { isStuck, type StuckStack } from '#lib/domain/diagnose/stuck-stack.ts';
import { type TimedOut, timedOutAfter } from '#lib/domain/diagnose/timed-out.ts';
import type { TimeoutFacts } from '#lib/domain/diagnose/timeouts.ts';
import { CALLS, endpointService } from '#lib/domain/graph/join-edges.ts';
import type { DeclaredResource, SystemGraph } from '#lib/domain/graph/model.ts';
import { rootStack } from '#lib/domain/membership/nested-stack.ts';
import { declaredName } from '#lib/domain/metrics/targets.ts';
import { type Failure, shownValue } from '#lib/domain/reading.ts';
import { err, ok, type Result } from '#lib/domain/result.ts';
import { instant } from '#lib/domain/time.ts';
import { getReading } from '#lib/store/readings.ts';
import type { DeclaredSystem } from './declared.ts';
import type { SaidLines } from './said-lines.ts';
import type { CollectorServices } from './services.ts';
import { stackSources } from './stack-sources.ts';

/** Stacks of an environment that wait for a person, with their newest events; a healthy one is asked nothing. */
export async function stuckStacks(
  services: CollectorServices,
  environment: ConfiguredEnvironment,
): Promise<Result<readonly StuckStack[], Failure>> {
  const sources = await stackSources(services.db, environment);
  if (sources.length === 0) return ok([]);
  const reading = await getReading(services.db, environment.key, 'stack');
  if (reading?.state === 'failed') return err(reading.failure);
  const value = reading && shownValue(reading)?.value;
  if (!value) return err({ kind: 'unavailable', cause: 'stacks not read yet' });
  const stuck: StuckStack[] = [];
  for (const stack of value.stacks.filter(isStuck)) {
    const source = sources.find((each) => each.called === stack.name);
    const events = source && (await recentStackEvents(services.aws(source.place), source.stack));
    const component = environment.components.find((each) => each.name === source?.source)?.name;
    stuck.push({
      stack,
      ...(component === undefined ? {} : { component }),
      ...(events?.ok ? { events: events.value } : {}),
      resourceOf: (logicalId) => `cfn:${stack.name}/${logicalId}`,
    });
  }
  return ok(stuck);
}

/** Functions that ended at their limit; EC2 is read only when one of them lies in a VPC. */
export async function timeoutFacts(
  services: CollectorServices,
  environment: ConfiguredEnvironment,
  said: Result<readonly SaidLines[], Failure>,
  declared: DeclaredSystem | undefined,
): Promise<Result<TimeoutFacts, Failure>> {
  if (!said.ok) return said;
  const resources = declared?.resources ?? [];
  const componentOf = (resource: DeclaredResource) => componentNameOf(environment, resource);
  const reading = await getReading(services.db, environment.key, 'graph');
  const graph = reading && shownValue(reading)?.value;
  const timedOut: TimedOut[] = [];
  for (const { group, events } of said.value) {
    const timeouts = events.flatMap(({ at, message }) => {
      const seconds = timedOutAfter(message);
      return seconds === undefined ? [] : [{ at, seconds }];
    });
    const last = timeouts.at(-1);
    // A group of a function's own choosing does not name the function: nothing is said of its network.
    if (!last || !group.name.startsWith(LAMBDA)) continue;
    const functionName = group.name.slice(LAMBDA.length);
    const settings = await functionSettings(services.aws(environment), functionName);
    if (!settings.ok) return settings;
    const resource = functionNamed(functionName, resources, declared);
    timedOut.push({
      calls: resource === undefined ? [] : called(graph, resource),
      ...{ label: group.label, functionName, seconds: last.seconds, times: timeouts.length },
      firstAt: instant(Math.min(...timeouts.map(({ at }) => at))),
      lastAt: instant(Math.max(...timeouts.map(({ at }) => at))),
      ...(resource === undefined ? {} : { resource }),
      ...(settings.value.vpc ? { vpc: settings.value.vpc } : {}),
    });
  }
  const subnets = [...new Set(timedOut.flatMap(({ vpc }) => vpc?.subnets ?? []))];
  if (subnets.length === 0) return ok({ timedOut, declared: resources, componentOf });
  const network = await readNetwork(services.aws(environment), subnets);
  // What ends at its limit is told in any case; that its network was not read is one of its proofs.
  return ok({
    timedOut,
    declared: resources,
    componentOf,
    ...(network.ok ? { network: network.value } : {}),
  });
}

const LAMBDA = '/aws/lambda/';

/** Services whose endpoints would serve what a node calls; none while there is no graph. */
function called(graph: SystemGraph | undefined, from: string): readonly string[] {
  const kinds = new Map(graph?.nodes.map(({ id, kind }) => [id, kind]));
  const services = (graph?.edges ?? [])
    .filter((edge) => edge.from === from && CALLS.includes(edge.kind))
    .flatMap(({ to }) => endpointService(kinds.get(to) ?? 'other') ?? []);
  return [...new Set(services)];
}

/** Node of a function, by the name that its log group has. */
export function functionNamed(
  name: string,
  resources: readonly DeclaredResource[],
  declared: DeclaredSystem | undefined,
): string | undefined {
  return resources.find(
    (each) =>
      /function$/i.test(each.type) &&
      (declaredName(each, 'function') === name || declared?.madeOf(each).physicalId === name),
  )?.id;
}

/** The component that declares a resource: by its directory or its stack, as the identity says. */
export function componentNameOf(
  { components }: ConfiguredEnvironment,
  { id, owner }: DeclaredResource,
): string | undefined {
  if (owner.kind === 'sam')
    return components.find(
      (each) => each.engine === 'cloudformation' && each.stack === rootStack(owner.stack),
    )?.name;
  return components.find((each) => each.engine === 'terraform' && id.startsWith(`tf:${each.directory}#`))
    ?.name;
}
