import { setTimeout as pause } from 'node:timers/promises';
import type { AwsClients } from '#lib/aws/clients.ts';
import { listStackResources } from '#lib/aws/read/cloudformation/resources.ts';
import { uploadByContent } from '#lib/aws/write/artifacts.ts';
import {
  type ChangeSet,
  changeSetOf,
  createChangeSet,
  deleteChangeSet,
  type RollbackTriggers,
} from '#lib/aws/write/change-set.ts';
import type { Stack } from '#lib/aws/write/stack.ts';
import { gradualShifts } from '#lib/cloudformation/gradual.ts';
import { allChanges, hasNested, sidesAfter } from '#lib/cloudformation/nested-changes.ts';
import type { StackComponent } from '#lib/config/components.ts';
import { bindingDigest, contentDigest } from '#lib/domain/deploy/digest.ts';
import { apart, type ResourceChange } from '#lib/domain/deploy/plan.ts';
import { shownValue } from '#lib/domain/reading.ts';
import { whyNotBack } from '#lib/releases/named-origin.ts';
import type { Db } from '#lib/store/db.ts';
import { planCount } from '#lib/store/plans.ts';
import { getReading } from '#lib/store/readings.ts';
import { codeChanges } from '../code-changes.ts';
import type { ComponentServices } from '../component-services.ts';
import { withInputs } from '../inputs/gather.ts';
import type { Job, PlanOutcome } from '../job.ts';
import { stackPicture } from '../planned-picture.ts';
import { hashOf } from '../sealed.ts';
import { StepFailed } from '../step-failed.ts';
import { changeSetLevels, templateOf } from './change-set-levels.ts';
import { bucketFor, type Package, packageStack } from './package.ts';
import { readyStack } from './ready-stack.ts';
import { rollbackTriggers } from './rollback-triggers.ts';
import { stackTagsOf } from './stack-tags.ts';

const LOOK_EVERY_MS = 700;
const MADE_WITHIN_MS = 5 * 60_000;
/** The largest template that CreateChangeSet takes in its own body, bytes. */
const BODY_LIMIT = 51_200;

/** Builds once, asks CloudFormation for a change set, and keeps what it says. Nothing is changed by it. */
export async function planStack(
  services: ComponentServices,
  job: Job<StackComponent>,
  clients: AwsClients,
): Promise<PlanOutcome> {
  const { component } = job;
  const made = await packageStack(services, job, clients);
  await job.step({ name: 'change-set', done: 0 });
  const stack = await readyStack(job, clients, component.stack);
  const name = `yagura-${job.run.id}-${(await planCount(services.db, job.run.id)) + 1}`;
  // One of this name was made by a runner that died before it could keep its plan.
  await deleteChangeSet(clients, component.stack, name);
  await createChangeSet(clients, {
    stack: component.stack,
    name,
    isNew: stack === undefined,
    parameters: made.parameters,
    ...(made.gathered.executionRole ? { roleArn: made.gathered.executionRole } : {}),
    capabilities: component.capabilities,
    nested: hasNested(made.template),
    tags: stackTagsOf(job.component, job.environment),
    ...(await rollbackOf(services.db, job, clients)),
    ...(await templateArgument(made, job, clients)),
  });
  const changeSet = await settled(job, clients, component.stack, name);
  if (changeSet.status === 'FAILED') {
    await deleteChangeSet(clients, component.stack, name);
    if (/didn't contain changes|No updates are to be performed|no changes/i.test(changeSet.statusReason)) {
      job.log.say('nothing to change');
      return { kind: 'no-change' };
    }
    throw new StepFailed('change-set', 'change-set.failed', changeSet.statusReason, component.stack);
  }
  return readChangeSet(services, job, { clients, made, stack, changeSet, name });
}

/** Of an environment whose releases are watched: CloudFormation watches the same alarms, whatever becomes of the portal. */
async function rollbackOf(
  db: Db,
  { environment, component, log }: Job<StackComponent>,
  clients: AwsClients,
): Promise<{ readonly rollback?: RollbackTriggers }> {
  const rules = environment.settings.afterDeploy;
  if (!rules) return {};
  const reading = await getReading(db, environment.key, 'alarms');
  const made = await listStackResources(clients, component.stack);
  const own = new Set((made.ok ? made.value : []).flatMap(({ physicalId }) => physicalId ?? []));
  const known = (reading && shownValue(reading)?.value) ?? [];
  const { leftOut, ...rollback } = rollbackTriggers(known, own, rules);
  if (rollback.alarms.length > 0)
    log.say(`CloudFormation rolls back by ${rollback.alarms.length} alarms, ${rollback.minutes} min long`);
  for (const { name, why } of leftOut)
    log.say(
      `CloudFormation does not watch ${name}: ${why === 'fires' ? 'it fires already' : 'five at most'}`,
    );
  return { rollback };
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
  const { db, planKey, isolation } = services;
  const { component } = job;
  const { commit } = job.deployment;
  const before = stack && {
    template: await templateOf(clients, component.stack),
    parameters: stack.parameters,
  };
  const after = { template: await templateOf(clients, component.stack, name), parameters: made.parameters };
  const levels = await changeSetLevels(clients, changeSet, { before, after });
  const changesWith = (mask: (text: string) => string) => allChanges(levels, mask);
  const shown = apart(changesWith(job.log.mask));
  const { changes, recomputed = [] } = shown;
  if (changes.length === 0) {
    job.log.say('nothing to change');
    await deleteChangeSet(clients, component.stack, name);
    return { kind: 'no-change' };
  }
  await mayGoBack(db, job, changes);
  for (const { action, address, type } of changes) job.log.say(`${action} ${address} (${type})`);
  if (recomputed.length > 0) job.log.say(`${recomputed.length} more are only recomputed because of these`);
  const code = await codeChanges(services, job, made.built);
  const touched = new Set(changes.map(({ address }) => address));
  const gradual = gradualShifts(made.template).filter(({ address }) => touched.has(address));
  for (const { address, alias, by } of gradual)
    job.log.say(`${address}: traffic of ${alias} moves ${by ?? 'all at once'}`);
  return {
    kind: 'planned',
    made: {
      files: {},
      plan: {
        content: contentDigest(planKey, {
          changes: changesWith((text) => text),
          outputs: [],
          commit,
          variables: made.parameters,
          tools: { template: made.template, artifacts: made.artifacts },
        }),
        binding: bindingDigest(changeSet.id, withInputs(stack?.id ?? null, made.gathered)),
        ...shown,
        ...(code && code.length > 0 ? { code } : {}),
        ...(gradual.length > 0 ? { gradual } : {}),
        outputs: [],
        madeBy: { commit, isolation: isolation.kind, changeSet: name },
        picture: await stackPicture(db, job, { before, after: sidesAfter(levels) }),
      },
    },
  };
}

/**
 * Going back is refused where it would take data along, or where what it stood on has moved: the same rule that the page
 * asks before, and what CloudFormation itself says. @throws StepFailed
 */
async function mayGoBack(
  db: Db,
  { deployment, component }: Job<StackComponent>,
  changes: readonly ResourceChange[],
): Promise<void> {
  const { origin } = deployment;
  if (origin?.kind !== 'roll-back') return;
  const why = await whyNotBack(db, component.environment, component, origin.run);
  const { run, component: moved, address, output } = why?.params ?? {};
  if (why)
    throw new StepFailed(
      'change-set',
      'release.stood-on',
      `run #${run} changed ${output ?? address} of ${moved} since`,
      component.stack,
    );
  const data = changes.find(({ risks }) =>
    risks.some((each) => each === 'stateful-delete' || each === 'stateful-replace'),
  );
  if (data)
    throw new StepFailed(
      'change-set',
      'release.takes-data',
      `going back would ${data.action} ${data.address} (${data.type}), and what is in it`,
      data.address,
    );
}

async function settled(job: Job, clients: AwsClients, stack: string, name: string): Promise<ChangeSet> {
  const deadline = Date.now() + MADE_WITHIN_MS;
  for (;;) {
    const changeSet = await changeSetOf(clients, stack, name);
    if (changeSet && !/PENDING|IN_PROGRESS/.test(changeSet.status)) return changeSet;
    if (Date.now() > deadline)
      throw new StepFailed(
        'change-set',
        'change-set.slow',
        `change set ${name} was not made within 5 minutes`,
      );
    await pause(LOOK_EVERY_MS, undefined, { signal: job.signal });
  }
}

async function templateArgument(
  { template, gathered }: Package,
  { component }: Job<StackComponent>,
  clients: AwsClients,
): Promise<{ templateBody: string } | { templateUrl: string }> {
  const bytes = Buffer.from(template);
  if (bytes.length <= BODY_LIMIT) return { templateBody: template };
  const bucket = bucketFor(component, gathered, `the template has ${bytes.length} bytes`);
  const key = `templates/${hashOf(bytes)}.json`;
  await uploadByContent(clients, bucket, key, bytes);
  return { templateUrl: `https://s3.${component.region}.amazonaws.com/${bucket}/${key}` };
}
