import { at, documentAt } from '../attributes.ts';
import type { EdgeKind, GraphNode, NodeKind } from '../model.ts';
import { isRecord } from '../spelling.ts';
import type { EdgeFact, EdgeRule, World } from '../world.ts';

type Attributes = Readonly<Record<string, unknown>>;

/** One state's call: the parameter that names the resource, what it may be, and what the call does to it. */
const CALLS: readonly (readonly [RegExp, string, NodeKind, EdgeKind])[] = [
  [/:lambda:invoke/, 'FunctionName', 'function', 'invoke'],
  [/:dynamodb:(get|query|scan|batchGet)/i, 'TableName', 'table', 'read'],
  [/:dynamodb:/, 'TableName', 'table', 'write'],
  [/:sqs:/, 'QueueUrl', 'queue', 'message'],
  [/:sns:/, 'TopicArn', 'topic', 'message'],
  [/:(states|sfn):startExecution|:startSyncExecution/, 'StateMachineArn', 'state-machine', 'invoke'],
  [/:ecs:runTask/, 'TaskDefinition', 'container-task', 'invoke'],
  [/:batch:submitJob/, 'JobQueue', 'job-queue', 'invoke'],
  [/:glue:startJobRun/, 'JobName', 'etl-job', 'invoke'],
  [/:s3:(get|list|head)/, 'Bucket', 'bucket', 'read'],
  [/:s3:/, 'Bucket', 'bucket', 'write'],
  [/:firehose:/, 'DeliveryStreamName', 'delivery-stream', 'message'],
  [/:secretsmanager:/, 'SecretId', 'secret', 'read'],
  [/:codebuild:/, 'ProjectName', 'build-project', 'invoke'],
];

/** State machine → everything that its definition calls. */
export const definitions: EdgeRule = (world) =>
  world.ofKind('state-machine').flatMap((machine) => {
    const definition = definitionOf(machine);
    return definition
      ? [...statesIn(definition)].flatMap(([name, state]) => calls(machine, name, state, world))
      : [];
  });

/** CloudFormation may keep `${Name}` in the text and tell the values beside it. */
function definitionOf({ attributes }: GraphNode): Attributes | undefined {
  const substitutions = isRecord(attributes.definitionSubstitutions)
    ? attributes.definitionSubstitutions
    : {};
  const written = attributes.definitionString ?? attributes.definition;
  const text = typeof written === 'string' ? written : JSON.stringify(written ?? null);
  const filled = text.replace(/\$\{([\w:]+)\}/g, (whole, key: string) => {
    const value = Object.hasOwn(substitutions, key) ? substitutions[key] : undefined;
    return typeof value === 'string' ? JSON.stringify(value).slice(1, -1) : whole;
  });
  return documentAt({ filled }, 'filled');
}

const DEEPEST = 30;

function* statesIn(machine: unknown, depth = 0): Generator<readonly [string, Attributes]> {
  const states = at(machine, 'States');
  if (!isRecord(states) || depth > DEEPEST) return;
  for (const [name, state] of Object.entries(states)) {
    if (!isRecord(state)) continue;
    yield [name, state];
    const branches = Array.isArray(state.Branches) ? state.Branches : [];
    for (const inner of [...branches, state.Iterator, state.ItemProcessor]) yield* statesIn(inner, depth + 1);
  }
}

function calls(machine: GraphNode, name: string, state: Attributes, world: World): readonly EdgeFact[] {
  const { Resource: resource } = state;
  if (typeof resource !== 'string') return [];
  const said = (to: GraphNode) => `${machine.name}: state “${name}” calls ${to.name}`;
  const direct = world.find(resource, 'function', 'activity');
  if (direct) return [{ kind: 'invoke', from: machine.id, to: direct.id, label: 'task', says: said(direct) }];
  const parameters = [state.Parameters, state.Arguments].find(isRecord) ?? {};
  if (/:(events|eventbridge):putEvents/.test(resource)) return events(machine, name, parameters, world);
  const call = CALLS.find(([pattern]) => pattern.test(resource));
  const to = call && world.find(parameters[call[1]], call[2]);
  if (!call || !to) return [];
  return [{ kind: call[3], from: machine.id, to: to.id, label: labelOf(resource), says: said(to) }];
}

function events(machine: GraphNode, name: string, parameters: Attributes, world: World): readonly EdgeFact[] {
  const entries = Array.isArray(parameters.Entries) ? parameters.Entries : [];
  return entries.flatMap((entry): EdgeFact[] => {
    const to = world.find(at(entry, 'EventBusName'), 'bus');
    const says = `${machine.name}: state “${name}” puts events on ${to?.name}`;
    return to ? [{ kind: 'message', from: machine.id, to: to.id, label: 'event', says }] : [];
  });
}

/** `arn:aws:states:::dynamodb:putItem` → `putItem`. */
const labelOf = (resource: string): string => resource.split(':').at(-1)?.split('.')[0] ?? 'task';
