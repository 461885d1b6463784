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
import { hasNested } from '#lib/cloudformation/nested-changes.ts';
import type { StackComponent } from '#lib/config/components.ts';
import { isOwnWayBack } from '#lib/domain/deploy/own-way-back.ts';
import { shownValue } from '#lib/domain/reading.ts';
import type { Db } from '#lib/store/db.ts';
import { planCount } from '#lib/store/plans.ts';
import { getReading } from '#lib/store/readings.ts';
import type { Job } from '../job.ts';
import { hashOf } from '../sealed.ts';
import { StepFailed } from '../step-failed.ts';
import { bucketFor, type Package } from './package.ts';
import { rollbackTriggers } from './rollback-triggers.ts';
import { stackTagsOf } from './stack-tags.ts';

const LOOK_EVERY_MS = 700;
const MADE_WITHIN_MS = 5 * 60_000;
/** The largest template that CreateChangeSet takes in its own body, bytes. */
const BODY_LIMIT = 51_200;

/** What the run's next change set is called. One of this name was made by a runner that died before it could keep its plan. */
export async function freeName(db: Db, job: Job<StackComponent>, clients: AwsClients): Promise<string> {
  const name = `yagura-${job.run.id}-${(await planCount(db, job.run.id)) + 1}`;
  await deleteChangeSet(clients, job.component.stack, name);
  return name;
}

type Asked = {
  readonly made: Package;
  readonly stack: Stack | undefined;
  /** Free. */
  readonly name: string;
};

/** Asks CloudFormation for a change set. @returns undefined where it says that nothing would change */
export async function makeChangeSet(
  db: Db,
  job: Job<StackComponent>,
  clients: AwsClients,
  { made, stack, name }: Asked,
): Promise<ChangeSet | undefined> {
  const { component } = job;
  await createChangeSet(clients, {
    stack: component.stack,
    name,
    isNew: stack === undefined,
    parameters: made.parameters,
    ...(made.gathered.executionRole ? { roleArn: made.gathered.executionRole } : {}),
    capabilities: component.capabilities,
    nested: hasNested(made.template),
    tags: stackTagsOf(job.component, job.environment),
    ...(await rollbackOf(db, job, clients)),
    ...(await templateArgument(made, job, clients)),
  });
  const changeSet = await settled(job, clients, component.stack, name);
  if (changeSet.status !== 'FAILED') return changeSet;
  await deleteChangeSet(clients, component.stack, name);
  if (/didn't contain changes|No updates are to be performed|no changes/i.test(changeSet.statusReason))
    return undefined;
  throw new StepFailed('change-set', 'change-set.failed', changeSet.statusReason, component.stack);
}

/** Of an environment whose releases are watched: CloudFormation watches the same alarms, whatever becomes of the portal. */
async function rollbackOf(
  db: Db,
  { environment, component, deployment, log }: Job<StackComponent>,
  clients: AwsClients,
): Promise<{ readonly rollback?: RollbackTriggers }> {
  const rules = environment.settings.afterDeploy;
  if (!rules) return {};
  // Alarms look back for minutes: by one of what it undoes a way back would be undone itself.
  if (isOwnWayBack(deployment)) return { rollback: { minutes: 0, alarms: [] } };
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
