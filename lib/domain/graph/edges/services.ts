import { at, listAt, recordsAt, textAt } from '../attributes.ts';
import type { EdgeKind, GraphNode, NodeKind } from '../model.ts';
import { isRecord } from '../spelling.ts';
import { addressOf, type EdgeFact, type EdgeRule, type World } from '../world.ts';
import { callsOf } from './calls.ts';

/** One setting that names another resource: where it stands, what it may name, and what goes along. */
type Setting = {
  readonly from: NodeKind | readonly NodeKind[];
  /** Paths of the setting; a list counts each of its entries. */
  readonly paths: readonly string[];
  readonly to: readonly NodeKind[];
  readonly kind: EdgeKind;
  readonly label: string;
  /** The line goes from what is named to what names it. */
  readonly back?: true;
};

const SETTINGS: readonly Setting[] = [
  { from: 'api-destination', paths: ['connectionArn'], to: ['connection'], kind: 'read', label: 'sign-in' },
  {
    from: 'secret',
    paths: ['rotationLambdaArn', 'rotationLambdaARN', 'rotationRules.lambdaArn'],
    to: ['function'],
    kind: 'invoke',
    label: 'rotation',
  },
  { from: 'alarm', paths: ['actionsSuppressor'], to: ['alarm'], kind: 'alarm', label: 'suppressed by' },
  {
    from: 'job-queue',
    paths: ['computeEnvironmentOrder', 'computeEnvironments'],
    to: ['compute-environment'],
    kind: 'invoke',
    label: 'runs on',
  },
  {
    from: 'bucket',
    paths: ['replicationConfiguration.rules.destination.bucket', 'rule.destination.bucket'],
    to: ['bucket'],
    kind: 'write',
    label: 'replication',
  },
  {
    from: 'bucket',
    paths: ['loggingConfiguration.destinationBucketName', 'targetBucket'],
    to: ['bucket'],
    kind: 'write',
    label: 'access log',
  },
  { from: 'trail', paths: ['s3BucketName'], to: ['bucket'], kind: 'write', label: 'trail' },
  {
    from: 'trail',
    paths: ['cloudWatchLogsLogGroupArn', 'cloudWatchLogsGroupArn'],
    to: ['log-group'],
    kind: 'log',
    label: 'trail',
  },
  { from: 'vpc-link', paths: ['targetArns'], to: ['load-balancer'], kind: 'request', label: 'VPC link' },
  { from: 'crawler', paths: ['databaseName'], to: ['catalog'], kind: 'write', label: 'catalog' },
  {
    from: 'knowledge-base',
    paths: ['storageConfiguration.opensearchServerlessConfiguration.collectionArn'],
    to: ['search-collection'],
    kind: 'read',
    label: 'vectors',
  },
  {
    from: 'agent',
    paths: ['knowledgeBases.knowledgeBaseId', 'knowledgeBases'],
    to: ['knowledge-base'],
    kind: 'read',
    label: 'knowledge',
  },
  {
    from: 'agent',
    paths: ['actionGroups.actionGroupExecutor.lambda', 'actionGroupExecutor.lambda'],
    to: ['function'],
    kind: 'invoke',
    label: 'action',
  },
  {
    from: 'graphql-api',
    paths: ['userPoolConfig.userPoolId'],
    to: ['user-pool'],
    kind: 'read',
    label: 'sign-in',
  },
  {
    from: 'graphql-api',
    paths: ['lambdaAuthorizerConfig.authorizerUri'],
    to: ['function'],
    kind: 'invoke',
    label: 'authorizer',
  },
  {
    from: 'stream-processor',
    paths: ['inputs.kinesisStreamsInput.resourceARN', 'inputs.kinesisStreamsInput.resourceArn'],
    to: ['data-stream'],
    kind: 'stream',
    label: 'stream',
    back: true,
  },
  {
    from: 'database-proxy',
    paths: ['dbClusterIdentifiers', 'dbInstanceIdentifiers', 'dbClusterIdentifier', 'dbInstanceIdentifier'],
    to: ['database'],
    kind: 'network',
    label: 'proxy',
  },
  { from: 'database-proxy', paths: ['auth.secretArn'], to: ['secret'], kind: 'read', label: 'sign-in' },
  {
    from: 'backup-plan',
    paths: ['resources', 'backupSelection.resources'],
    to: ['table', 'database', 'file-system', 'bucket'],
    kind: 'read',
    label: 'backup',
  },
  {
    from: 'identity-pool',
    paths: ['cognitoIdentityProviders.providerName'],
    to: ['user-pool'],
    kind: 'read',
    label: 'sign-in',
  },
  {
    from: 'function',
    paths: ['fileSystemConfigs.arn', 'fileSystemConfig.arn'],
    to: ['file-system'],
    kind: 'write',
    label: 'mount',
  },
  {
    from: 'container-task',
    paths: [
      'volumes.efsVolumeConfiguration.filesystemId',
      'volumes.efsVolumeConfiguration.fileSystemId',
      'volume.efsVolumeConfiguration.fileSystemId',
    ],
    to: ['file-system'],
    kind: 'write',
    label: 'mount',
  },
  {
    from: 'state-machine',
    paths: [
      'loggingConfiguration.destinations.cloudWatchLogsLogGroup.logGroupArn',
      'loggingConfiguration.logDestination',
    ],
    to: ['log-group'],
    kind: 'log',
    label: 'log',
  },
  { from: 'function', paths: ['loggingConfig.logGroup'], to: ['log-group'], kind: 'log', label: 'log' },

  {
    from: 'canary',
    paths: ['artifactS3Location', 'artifactS3Location.bucket'],
    to: ['bucket'],
    kind: 'write',
    label: 'artifacts',
  },
  {
    from: 'auto-scaling-group',
    paths: [
      'launchTemplate.launchTemplateId',
      'launchTemplate.id',
      'launchConfigurationName',
      'launchConfiguration',
    ],
    to: ['launch-template'],
    kind: 'invoke',
    label: 'launches',
  },
];

/** Settings that name another resource, as the table has them. */
const settings: EdgeRule = (world) =>
  SETTINGS.flatMap(({ from, paths, to, kind, label, back }) =>
    world.ofKind(...[from].flat()).flatMap((node) =>
      world.partsOf(node).flatMap((part) =>
        paths
          .flatMap((path) => everyAt(part.attributes, path.split('.')))
          .flatMap((value): EdgeFact[] => {
            const other = world.find(value, ...to);
            if (!other || other.id === node.id) return [];
            const ends = back ? { from: other.id, to: node.id } : { from: node.id, to: other.id };
            const says = `${addressOf(part)}: ${label} → ${other.name}`;
            return [{ kind, ...ends, ...(kind === 'log' ? {} : { label }), says }];
          }),
      ),
    ),
  );

/** Every text at a path, through lists of any length. */
function everyAt(value: unknown, path: readonly string[]): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((each) => everyAt(each, path));
  const [key, ...rest] = path;
  if (key === undefined) {
    if (typeof value === 'string') return [value];
    return isRecord(value) ? Object.values(value).filter((each) => typeof each === 'string') : [];
  }
  return isRecord(value) ? everyAt(value[key], rest) : [];
}

/** Composite alarm → the alarms that its rule asks. */
const composites: EdgeRule = (world) =>
  world.ofKind('alarm').flatMap((alarm) => {
    const rule = textAt(alarm.attributes, 'alarmRule') ?? '';
    // ALARM("name") OR NOT OK(name): what stands in brackets.
    const named = rule.split('(').map((part) => part.slice(0, Math.max(0, part.indexOf(')'))));
    return named.flatMap((written): EdgeFact[] => {
      const to = world.find(written.replaceAll('"', '').trim(), 'alarm');
      const says = `${alarm.name}: its rule asks ${to?.name}`;
      return to ? [{ kind: 'alarm', from: alarm.id, to: to.id, label: 'rule', says }] : [];
    });
  });

/** Schedule → what a universal target calls, by its input; rule → the task that its target runs. */
const calledBySchedules: EdgeRule = (world) =>
  world.ofKind('rule', 'schedule').flatMap((node) =>
    world.partsOf(node).flatMap((part) => {
      const { attributes } = part;
      const targets = [...recordsAt(attributes, 'targets'), ...recordsAt(attributes, 'target'), attributes];
      return targets.flatMap((target): EdgeFact[] => {
        const task = world.find(
          textAt(target, 'ecsParameters.taskDefinitionArn', 'ecsTarget.taskDefinitionArn'),
          'container-task',
        );
        const [, service = '', action = ''] =
          /^arn:aws[\w-]*:scheduler:::aws-sdk:(\w+):(\w+)/.exec(textAt(target, 'arn') ?? '') ?? [];
        const called = service === '' ? [] : callsOf(service, action, inputOf(target), world);
        const kind = node.kind === 'schedule' || node.attributes.scheduleExpression ? 'schedule' : 'message';
        const to = [...(task ? [task] : []), ...called.map((each) => each.to)];
        return to.map((each) => ({
          kind,
          from: node.id,
          to: each.id,
          label: action === '' ? 'runs' : action,
          says: `${addressOf(part)}: ${node.name} → ${each.name}`,
        }));
      });
    }),
  );

/** The input is a document as text. */
function inputOf(target: Readonly<Record<string, unknown>>): unknown {
  const input = at(target, 'input');
  try {
    return typeof input === 'string' ? JSON.parse(input) : input;
  } catch {
    return input;
  }
}

/** Pipeline → the projects and functions of its stages, and the bucket or repository that it starts from. */
const pipelines: EdgeRule = (world) =>
  world.ofKind('pipeline').flatMap((pipeline) =>
    [...recordsAt(pipeline.attributes, 'stages'), ...recordsAt(pipeline.attributes, 'stage')]
      .flatMap((stage) => [...recordsAt(stage, 'actions'), ...recordsAt(stage, 'action')])
      .flatMap((action): EdgeFact[] => {
        const named = ['ProjectName', 'FunctionName', 'projectName', 'functionName'].flatMap(
          (name) => world.find(at(action.configuration, name), 'build-project', 'function') ?? [],
        );
        const says = `${pipeline.name}: action ${textAt(action, 'name') ?? ''}`;
        return named.map((to) => ({ kind: 'invoke', from: pipeline.id, to: to.id, label: 'stage', says }));
      }),
  );

/** Crawler → where it looks. */
const crawled: EdgeRule = (world) =>
  world.ofKind('crawler').flatMap((crawler) => {
    const targets = at(crawler.attributes, 'targets');
    const found = [
      ...recordsAt({ targets }, 'targets.s3Targets'),
      ...recordsAt(crawler.attributes, 's3Target'),
    ].flatMap((each) => inBucket(textAt(each, 'path'), world));
    const tables = [
      ...recordsAt({ targets }, 'targets.dynamoDBTargets'),
      ...recordsAt(crawler.attributes, 'dynamodbTarget'),
    ].flatMap((each) => world.find(textAt(each, 'path'), 'table') ?? []);
    return [...found, ...tables].map((from) => read(crawler, from));
  });

const read = (by: GraphNode, what: GraphNode): EdgeFact => ({
  kind: 'read',
  from: by.id,
  to: what.id,
  label: 'crawl',
  says: `${by.name}: looks into ${what.name}`,
});

/** `s3://<bucket>/<path>` */
function inBucket(path: string | undefined, world: World): readonly GraphNode[] {
  const found = world.find(path, 'bucket') ?? world.find(/^s3:\/\/([^/]+)/.exec(path ?? '')?.[1], 'bucket');
  return found ? [found] : [];
}

/** Secrets and parameters that a task's containers get. */
const containerSecrets: EdgeRule = (world) =>
  world.ofKind('container-task').flatMap((task) =>
    containersOf(task).flatMap((container) =>
      listAt(container, 'secrets', 'Secrets').flatMap((each): EdgeFact[] => {
        const from = isRecord(each) ? textAt(each, 'valueFrom', 'ValueFrom') : undefined;
        const to =
          world.find(from, 'secret', 'parameter') ??
          world.find(from?.split(':').slice(0, 7).join(':'), 'secret', 'parameter');
        const says = `${task.name}: a container gets ${to?.name}`;
        return to ? [{ kind: 'read', from: task.id, to: to.id, label: 'secret', says }] : [];
      }),
    ),
  );

/** Containers of a task: Terraform keeps them as a document in text. */
export function containersOf({ attributes }: GraphNode): readonly Readonly<Record<string, unknown>>[] {
  const written = attributes.containerDefinitions;
  if (Array.isArray(written)) return written.filter(isRecord);
  if (typeof written !== 'string') return [];
  try {
    const parsed: unknown = JSON.parse(written);
    return Array.isArray(parsed) ? parsed.filter(isRecord) : [];
  } catch {
    return [];
  }
}

/** State machines, pipelines, schedules and stores that name one another by their settings. */
export const services: EdgeRule = (world) =>
  [settings, composites, calledBySchedules, pipelines, crawled, containerSecrets].flatMap((rule) =>
    rule(world),
  );
