import { createHash } from 'node:crypto';
import { listStackResources } from '#lib/aws/read/cloudformation/resources.ts';
import type { ReadStack } from '#lib/aws/read/cloudformation/stack.ts';
import { processedTemplate } from '#lib/aws/read/cloudformation/template.ts';
import { parseTemplate } from '#lib/cloudformation/template-text.ts';
import type { ConfiguredEnvironment } from '#lib/config/portal-config.ts';
import { canonicalJson } from '#lib/domain/canonical-json.ts';
import { keysApart } from '#lib/domain/masking/keys-apart.ts';
import { maskerOf, maskJson } from '#lib/domain/masking.ts';
import type { Failure } from '#lib/domain/reading.ts';
import { ok, type Result } from '#lib/domain/result.ts';
import { hours } from '#lib/domain/time.ts';
import { getSnapshot, putSnapshot } from '#lib/store/snapshots.ts';
import type { StackSnapshot } from './declared.ts';
import type { CollectorServices } from './services.ts';
import type { StackSourceOf } from './stack-sources.ts';

/** Whatever moved or not: its age says when somebody last looked. */
const AT_LEAST_EVERY = hours(6);

/** Keeps the stack's snapshot when it moved since the last one; two calls, so not each time. */
export async function keepSnapshot(
  services: CollectorServices,
  environment: ConfiguredEnvironment,
  { source, stack, place }: StackSourceOf,
  { state, parameters }: ReadStack,
): Promise<Result<void, Failure>> {
  const last = await keptSnapshot(services, environment, source);
  const same = last?.kept.updatedAt === state.updatedAt && last.kept.status === state.status;
  if (same && last.young) return ok(undefined);
  const aws = services.aws(place);
  const resources = await listStackResources(aws, stack);
  if (!resources.ok) return resources;
  const template = await processedTemplate(aws, stack);
  if (!template.ok) return template;
  await put(services, environment, source, {
    stack: state.name,
    status: state.status,
    updatedAt: state.updatedAt,
    template: parseTemplate(template.value, state.name).value,
    parameters,
    outputs: state.outputs,
    ...(state.exports ? { exports: state.exports } : {}),
    resources: resources.value,
  });
  return ok(undefined);
}

/** The stack is gone: what its last snapshot says is there no more. */
export async function forgetSnapshot(
  services: CollectorServices,
  environment: ConfiguredEnvironment,
  source: string,
): Promise<void> {
  const last = await keptSnapshot(services, environment, source);
  if (!last) return;
  const { kept, young } = last;
  const known = kept.status === ABSENT;
  if (known && young) return;
  await put(services, environment, source, {
    stack: kept.stack,
    status: ABSENT,
    updatedAt: known ? kept.updatedAt : services.clock(),
    template: { Resources: {} },
    parameters: {},
    outputs: {},
    resources: [],
  });
}

/** Not a word of CloudFormation's: it has none for a stack that is not there. */
const ABSENT = 'ABSENT';

async function keptSnapshot(
  { db, clock }: CollectorServices,
  { key }: ConfiguredEnvironment,
  source: string,
) {
  const last = await getSnapshot(db, key, 'cloudformation', source);
  return last && { kept: last.value as StackSnapshot, young: clock() - last.takenAt < AT_LEAST_EVERY };
}

async function put(
  { clock, leadership }: CollectorServices,
  { account, key }: ConfiguredEnvironment,
  source: string,
  snapshot: StackSnapshot,
): Promise<void> {
  const value = maskJson(keysApart(snapshot), maskerOf());
  const digest = createHash('sha256').update(canonicalJson(value)).digest('hex');
  await leadership.write(account, (tx) =>
    putSnapshot(tx, key, 'cloudformation', source, { takenAt: clock(), digest, value }),
  );
}
