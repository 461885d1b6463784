import type { AwsClients } from '#lib/aws/clients.ts';
import { type ChangeSet, deleteChangeSet } from '#lib/aws/write/change-set.ts';
import type { Stack } from '#lib/aws/write/stack.ts';
import { withAwaited } from '#lib/cloudformation/awaited-inputs.ts';
import type { TemplateSide } from '#lib/cloudformation/change-set.ts';
import { changedOutputs } from '#lib/cloudformation/changed-outputs.ts';
import { gradualShifts } from '#lib/cloudformation/gradual.ts';
import { handedOff } from '#lib/cloudformation/handed-off.ts';
import { allChanges, type ChangeSetLevel, sidesAfter } from '#lib/cloudformation/nested-changes.ts';
import type { StackComponent } from '#lib/config/components.ts';
import type { PredictedDenials } from '#lib/domain/deploy/denials/predicted.ts';
import { bindingDigest, contentDigest, outlineDigest } from '#lib/domain/deploy/digest.ts';
import { apart, type ResourceChange } from '#lib/domain/deploy/plan.ts';
import { codeChanges } from '../code-changes.ts';
import type { ComponentServices } from '../component-services.ts';
import { withInputs } from '../inputs/gather.ts';
import type { Job, PlanOutcome } from '../job.ts';
import { stackPicture } from '../planned-picture.ts';
import { changeSetLevels, templateOf } from './change-set-levels.ts';
import { stackDenials } from './denials.ts';
import { freeName, makeChangeSet } from './make-change-set.ts';
import { mayGoBack } from './may-go-back.ts';
import { type Package, packageStack } from './package.ts';
import { readyStack } from './ready-stack.ts';

/** Builds once, asks CloudFormation for a change set, and keeps what it says. Nothing is changed by it. */
export async function planStack(
  services: ComponentServices,
  job: Job<StackComponent>,
  clients: AwsClients,
): Promise<PlanOutcome> {
  const { component } = job;
  const [made, name] = await Promise.all([
    packageStack(services, job, clients),
    freeName(services.db, job, clients),
  ]);
  await job.step({ name: 'change-set', done: 0 });
  const stack = await readyStack(job, clients, component.stack);
  const asked = await makeChangeSet(services.db, job, clients, { made, stack, name });
  if (asked) return readChangeSet(services, job, { clients, made, stack, name, changeSet: asked });
  const late = await onlyAwaited(job, clients);
  if (late.length > 0) return planned(services, job, { made, stack, changes: late, raw: late });
  job.log.say('nothing to change');
  return { kind: 'no-change' };
}

/** With the values of now nothing changes; what is deployed may once those are known that it waits for. */
async function onlyAwaited(
  { component, awaits = [], waitsFor }: Job<StackComponent>,
  clients: AwsClients,
): Promise<readonly ResourceChange[]> {
  const inputs = awaits.map(({ input }) => input);
  return waitsFor && inputs.length > 0
    ? withAwaited([], await templateOf(clients, component.stack), inputs)
    : [];
}

type Described = {
  readonly clients: AwsClients;
  readonly made: Package;
  readonly stack: Stack | undefined;
  readonly changeSet: ChangeSet;
  readonly name: string;
};

async function readChangeSet(
  services: ComponentServices,
  job: Job<StackComponent>,
  { clients, made, stack, changeSet, name }: Described,
): Promise<PlanOutcome> {
  const { component } = job;
  const [now, then] = await Promise.all([
    stack && templateOf(clients, component.stack),
    templateOf(clients, component.stack, name),
  ]);
  const before = stack && { template: now, parameters: stack.parameters };
  const after = { template: then, parameters: made.parameters };
  const levels = await changeSetLevels(clients, changeSet, { before, after });
  const late = job.waitsFor ? (job.awaits ?? []).map(({ input }) => input) : [];
  const all = (mask: (text: string) => string) => withAwaited(allChanges(levels, mask), after.template, late);
  const changes = all(job.log.mask);
  if (apart(changes).changes.length === 0) {
    job.log.say('nothing to change');
    await deleteChangeSet(clients, component.stack, name);
    return { kind: 'no-change' };
  }
  const { executionRole } = made.gathered;
  const asked = { levels, changes: apart(changes).changes, stackId: stack?.id, executionRole };
  return planned(services, job, {
    ...{ made, stack, changes, raw: all((text) => text), before, after, levels },
    denials: () => stackDenials(services, job, clients, asked),
    changeSet: { id: changeSet.id, name },
  });
}

type Read = {
  readonly made: Package;
  readonly stack: Stack | undefined;
  readonly changes: readonly ResourceChange[];
  /** With nothing masked, for the digest alone. */
  readonly raw: readonly ResourceChange[];
  readonly before?: TemplateSide | undefined;
  readonly after?: TemplateSide;
  readonly levels?: ChangeSetLevel;
  /** Asks IAM, while what else the plan shows is worked out. */
  readonly denials?: () => Promise<PredictedDenials>;
  readonly changeSet?: { readonly id: string; readonly name: string };
};

async function planned(
  services: ComponentServices,
  job: Job<StackComponent>,
  { made, stack, changes: all, raw, before, after, levels, denials: ask, changeSet }: Read,
): Promise<PlanOutcome> {
  const { db, planKey, isolation } = services;
  const { commit } = job.deployment;
  const shown = apart(all);
  const { changes, recomputed = [] } = shown;
  await mayGoBack(db, job, changes);
  for (const { action, address, type } of changes) job.log.say(`${action} ${address} (${type})`);
  if (recomputed.length > 0) job.log.say(`${recomputed.length} more are only recomputed because of these`);
  const [denials, code, picture] = await Promise.all([
    ask?.(),
    codeChanges(services, job, made.built),
    levels && stackPicture(db, job, { before, after: sidesAfter(levels) }),
  ]);
  const touched = new Set(changes.map(({ address }) => address));
  const gradual = gradualShifts(made.template, made.parameters).filter(({ address }) => touched.has(address));
  for (const { address, alias, by } of gradual)
    job.log.say(`${address}: traffic of ${alias} moves ${by ?? 'all at once'}`);
  const said = {
    commit,
    variables: made.parameters,
    tools: { template: made.template, artifacts: made.artifacts },
  };
  const outputs = after ? changedOutputs(before, after, changes) : [];
  return {
    kind: 'planned',
    made: {
      files: {},
      handsOff: levels ? handedOff(levels, outputs, stack?.exports ?? {}) : [],
      ...(job.awaits ? { outline: outlineDigest(planKey, job.awaits, said) } : {}),
      plan: {
        content: contentDigest(planKey, { changes: raw, outputs: [], ...said }),
        binding: bindingDigest(changeSet?.id ?? 'none', withInputs(stack?.id ?? null, made.gathered)),
        ...shown,
        ...(code && code.length > 0 ? { code } : {}),
        ...(gradual.length > 0 ? { gradual } : {}),
        outputs,
        madeBy: { commit, isolation: isolation.kind, ...(changeSet ? { changeSet: changeSet.name } : {}) },
        ...(denials ? { denials } : {}),
        ...(picture ? { picture } : {}),
      },
    },
  };
}
