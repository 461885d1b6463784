import { grantedBy } from '../actions.ts';
import { withoutPart } from '../arn-part.ts';
import { at, listAt, textAt } from '../attributes.ts';
import type { GraphNode } from '../model.ts';
import { rightsOf, statementsOf } from '../statements.ts';
import type { World } from '../world.ts';
import { type FindingRule, finding } from './finding.ts';

/**
 * A stream that is switched on and that no mapping, pipe or delivery reads. Silent where somebody reads it whom nobody
 * declares here: a function or consumer of elsewhere, whoever takes a role that may, a copy in another region.
 */
export const unreadStream: FindingRule = ({ world, facts }) => {
  const read = new Set([
    ...facts.filter((fact) => fact.kind === 'stream').map((fact) => fact.from),
    ...readElsewhere(world),
  ]);
  return world
    .ofKind('table', 'data-stream')
    .filter((node) => isOn(node) && !read.has(node.id))
    .map((node) =>
      finding(
        'stream-unread',
        [node],
        {},
        `${node.name}: ${node.kind === 'table' ? 'its stream is on' : 'it is a stream'}`,
        'no event source mapping, consumer, pipe or delivery names it, and no role may read it',
      ),
    );
};

const isOn = ({ kind, attributes }: GraphNode): boolean =>
  kind === 'data-stream' ||
  attributes.streamEnabled === true ||
  (attributes.streamEnabled !== false &&
    at(attributes, 'streamSpecification.streamViewType') !== undefined) ||
  (attributes.streamEnabled === undefined && textAt(attributes, 'streamArn') !== undefined);

/** Mappings and consumers by their stream; a table's copies are kept alike by its stream. */
const READERS: Readonly<Record<string, readonly string[]>> = {
  'AWS::Lambda::EventSourceMapping': ['eventSourceArn'],
  aws_lambda_event_source_mapping: ['eventSourceArn'],
  'AWS::Kinesis::StreamConsumer': ['streamARN', 'streamArn'],
  aws_kinesis_stream_consumer: ['streamArn'],
  'Custom::DynamoDBReplica': ['tableName'],
  aws_dynamodb_table_replica: ['globalTableArn'],
  aws_dynamodb_global_table: ['name'],
};

/** What holds rights of people and of what is no role. */
const ALONE =
  /^(AWS::IAM::(Policy|ManagedPolicy|User|Group|UserPolicy|GroupPolicy)|aws_iam_(policy|(user|group)_policy))$/;

function readElsewhere(world: World): readonly GraphNode['id'][] {
  const named = (text: string) => world.find(withoutPart(text), 'table', 'data-stream')?.id;
  const readers = world.resources.flatMap(({ type, attributes }) => {
    const stream = textAt(attributes, ...(READERS[type] ?? []));
    return stream === undefined ? [] : [named(stream)];
  });
  const rights = [
    ...world.ofKind('role').flatMap((role) => rightsOf(role, world).statements),
    ...world.resources.filter(({ type }) => ALONE.test(type)).flatMap(statementsOf),
  ];
  const granted = rights
    .filter(({ effect }) => effect === 'Allow')
    .filter((each) => ['dynamodb', 'kinesis'].some((service) => grantedBy(each, service).has('stream')))
    .flatMap(({ resources }) => resources.map(named));
  const copied = world
    .ofKind('table')
    .filter(
      ({ attributes }) => listAt(attributes, 'replica').length + listAt(attributes, 'replicas').length > 0,
    )
    .map(({ id }) => id);
  return [...readers, ...granted, ...copied].filter((id) => id !== undefined);
}
