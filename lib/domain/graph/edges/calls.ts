import type { EdgeKind, GraphNode, NodeKind } from '../model.ts';
import { identitiesIn } from '../speaks-of.ts';
import { isRecord } from '../spelling.ts';
import type { World } from '../world.ts';

/** A service as state machines and API Gateway name it: what its calls go to, and the parameter that says which. */
type Service = {
  readonly kinds: readonly NodeKind[];
  readonly parameters: readonly string[];
  /** What a call does; where reading and writing are told apart, by the action's first word. */
  readonly does: EdgeKind | 'read-or-write';
};

const service = (
  kinds: NodeKind | readonly NodeKind[],
  parameters: string,
  does: Service['does'] = 'invoke',
): Service => ({
  kinds: typeof kinds === 'string' ? [kinds] : kinds,
  parameters: parameters.split(' '),
  does,
});

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/integrate-services.html */
const SERVICES: Readonly<Record<string, Service>> = {
  apigateway: service(['rest-api', 'http-api'], 'ApiEndpoint', 'request'),
  athena: service('query-engine', 'WorkGroup'),
  batch: service('job-queue', 'JobQueue'),
  codebuild: service('build-project', 'ProjectName'),
  codepipeline: service('pipeline', 'Name'),
  dynamodb: service('table', 'TableName', 'read-or-write'),
  ecs: service('container-task', 'TaskDefinition'),
  eks: service('kubernetes-cluster', 'ClusterName'),
  eventbridge: service('bus', 'EventBusName', 'message'),
  events: service('bus', 'EventBusName', 'message'),
  firehose: service('delivery-stream', 'DeliveryStreamName', 'message'),
  glue: service(['etl-job', 'crawler'], 'JobName Name'),
  http: service('connection', 'ConnectionArn', 'request'),
  kinesis: service('data-stream', 'StreamName StreamARN', 'message'),
  lambda: service('function', 'FunctionName'),
  rdsdata: service('database', 'ResourceArn', 'read-or-write'),
  s3: service('bucket', 'Bucket', 'read-or-write'),
  scheduler: service('schedule-group', 'GroupName'),
  secretsmanager: service('secret', 'SecretId', 'read-or-write'),
  sfn: service('state-machine', 'StateMachineArn'),
  sns: service('topic', 'TopicArn', 'message'),
  sqs: service('queue', 'QueueUrl', 'message'),
  ssm: service('parameter', 'Name', 'read-or-write'),
  states: service('state-machine', 'StateMachineArn'),
};

const READS = /^(get|query|scan|batchGet|list|head|describe|select|receive|transactGet|executeStatement)/i;

/** A call of a service: where it goes, and what it does there. */
export type Call = { readonly to: GraphNode; readonly kind: EdgeKind };

/**
 * Resources that a call of `action` goes to, by the parameter that names one, else by what its texts speak of.
 *
 * @param name the service as the integration spells it: `dynamodb`, `sfn`.
 */
export function callsOf(name: string, action: string, parameters: unknown, world: World): readonly Call[] {
  const called = Object.hasOwn(SERVICES, name) ? SERVICES[name] : undefined;
  if (!called) return [];
  const found = new Set<GraphNode>();
  for (const { key, text } of textsIn(parameters)) {
    const isNamed = called.parameters.some(
      (each) => key.replace(/\.\$$/, '').toLowerCase() === each.toLowerCase(),
    );
    const to = isNamed ? world.find(text, ...called.kinds) : undefined;
    if (to) found.add(to);
    else for (const each of spokenOf(text, world, called)) found.add(each);
  }
  // The tables of a batch are keys.
  for (const table of name === 'dynamodb' ? keysOf(parameters, 'RequestItems') : []) {
    const to = world.find(table, 'table');
    if (to) found.add(to);
  }
  return [...found].map((to) => ({ to, kind: doneBy(called, action) }));
}

const doneBy = ({ does }: Service, action: string): EdgeKind =>
  does === 'read-or-write' ? (READS.test(action) ? 'read' : 'write') : does;

function spokenOf(text: string, world: World, { kinds, parameters }: Service): readonly GraphNode[] {
  const arns = text.match(/arn:aws[\w-]*:[\w:/.$@{}-]+/g) ?? [];
  const written = parameters.flatMap((name) => valueAt(text, name));
  const all = [...identitiesIn(text), ...arns.map(withoutEnd), ...arns, ...written];
  return all.flatMap((each) => world.find(each, ...kinds) ?? []);
}

/** A sentence or a document may end right after the ARN. */
function withoutEnd(arn: string): string {
  let end = arn.length;
  while (end > 0 && '}.'.includes(arn[end - 1] ?? ' ')) end -= 1;
  return arn.slice(0, end);
}

/** `"TableName": "orders"` inside a mapping template, `Action=SendMessage&TopicArn=…` beside it. */
function valueAt(text: string, name: string): readonly string[] {
  const at = text.indexOf(`"${name}"`);
  if (at < 0) return [];
  const [, value] = text.slice(at + name.length + 2, at + name.length + 300).split('"');
  return value === undefined ? [] : [value];
}

type Text = { readonly key: string; readonly text: string };

/** Every text within a value with the key it stands at; without recursion, since its depth is its writer's to choose. */
function textsIn(value: unknown): readonly Text[] {
  const found: Text[] = [];
  const waiting: { readonly key: string; readonly value: unknown }[] = [{ key: '', value }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { key, value: here } = next;
    if (typeof here === 'string') found.push({ key, text: here });
    else if (Array.isArray(here)) for (const each of here) waiting.push({ key, value: each });
    else if (isRecord(here))
      for (const [name, each] of Object.entries(here)) waiting.push({ key: name, value: each });
  }
  return found;
}

const keysOf = (parameters: unknown, name: string): readonly string[] => {
  const map = isRecord(parameters) ? parameters[name] : undefined;
  return isRecord(map) ? Object.keys(map) : [];
};
