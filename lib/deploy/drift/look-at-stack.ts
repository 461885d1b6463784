import { setTimeout as sleep } from 'node:timers/promises';
import { detectStackDrift, type StackDrift } from '#lib/aws/write/stack-drift.ts';
import type { StackComponent } from '#lib/config/components.ts';
import { environmentOf } from '#lib/config/portal-config.ts';
import { risksOf } from '#lib/domain/deploy/risk.ts';
import type { DriftedResource } from '#lib/domain/drift/drift.ts';
import { namesSecret } from '#lib/domain/masking/secret-names.ts';
import { MASKED, type Masker, maskerOf } from '#lib/domain/masking.ts';
import type { ComponentServices } from '../component-services.ts';
import { StepFailed } from '../step-failed.ts';

const ASK_EVERY_MS = 2_000;

/** CloudFormation's own look at a stack, asked for under the environment's plan role: the deploy role need not be able to. */
export async function lookAtStack(
  { aws, config }: Pick<ComponentServices, 'aws' | 'config'>,
  component: StackComponent,
  signal: AbortSignal,
): Promise<readonly Omit<DriftedResource, 'since'>[]> {
  const { environment, stack } = component;
  const { plan } = environmentOf(config.current(), environment).settings.roles;
  if (!plan) throw new StepFailed('plan', 'deploy.watch-only', `no role to plan ${environment} with`);
  const clients = aws(component, plan, 'drift');
  const found = await detectStackDrift(clients, stack, () => sleep(ASK_EVERY_MS, undefined, { signal }));
  return found.map((each) => driftedOf(each, maskerOf()));
}

function driftedOf(
  { logicalId, type, physicalId, change, differences }: StackDrift,
  mask: Masker,
): Omit<DriftedResource, 'since'> {
  const attributes = differences.map(({ path, expected, actual }) => {
    const secret = namesSecret(path.split('/').at(-1) ?? '');
    const shown = (text: string) => (secret ? MASKED : mask(text));
    return {
      path: path.replace(/^\//, '').replaceAll('/', '.'),
      ...(expected === undefined ? {} : { declared: shown(expected) }),
      ...(actual === undefined ? {} : { found: shown(actual) }),
    };
  });
  const happened = attributes.map(({ path, declared, found }) => ({
    path,
    ...(declared === undefined ? {} : { before: declared }),
    ...(found === undefined ? {} : { after: found }),
    ...{ sensitive: false, unknownAfter: false, forcesReplacement: false },
  }));
  return {
    ...{ address: logicalId, type, change, attributes },
    risks: risksOf(type, change === 'deleted' ? 'delete' : 'update', happened),
    ...(physicalId === undefined ? {} : { physicalId }),
  };
}
