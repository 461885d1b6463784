import { documentAt, listAt, numberAt, recordsAt, textAt } from '../attributes.ts';
import type { GraphNode } from '../model.ts';
import { addressOf, type EdgeFact, type EdgeRule } from '../world.ts';
import { scheduleWords } from './schedule-words.ts';

const MAPPING = /^(aws_lambda_event_source_mapping|AWS::Lambda::EventSourceMapping)$/;

/** Stream or queue → function, and the function's failure destination. */
export const mappings: EdgeRule = (world) =>
  world.resources
    .filter((each) => MAPPING.test(each.type))
    .flatMap((mapping) => {
      const { attributes } = mapping;
      const source = world.find(textAt(attributes, 'eventSourceArn'));
      const target = world.find(textAt(attributes, 'functionName', 'functionArn'), 'function');
      const failed = world.find(
        textAt(
          attributes,
          'destinationConfig.onFailure.destination',
          'destinationConfig.onFailure.destinationArn',
        ),
      );
      const batch = numberAt(attributes, 'batchSize');
      const where = addressOf(mapping);
      const facts: EdgeFact[] = [];
      if (source && target) {
        const kind = source.kind === 'queue' ? 'message' : 'stream';
        const label = batch === undefined ? kind : `${kind} · batch ${batch}`;
        facts.push({
          kind,
          from: source.id,
          to: target.id,
          label,
          says: `${where}: ${source.name} → ${target.name}`,
        });
      }
      if (target && failed) {
        facts.push({
          kind: 'dead-letter',
          from: target.id,
          to: failed.id,
          label: 'on failure',
          says: `${where}: on failure → ${failed.name}`,
        });
      }
      return facts;
    });

/** Rules and schedules → their targets. */
export const schedules: EdgeRule = (world) =>
  world.resources.flatMap((resource) => {
    const rule = world.nodeOf(resource);
    if (!rule || (rule.kind !== 'rule' && rule.kind !== 'schedule')) return [];
    const arns = [
      ...listAt(resource.attributes, 'targets').map((each) => textAt({ each }, 'each.arn')),
      textAt(resource.attributes, 'target.arn'),
      resource.type === 'aws_cloudwatch_event_target' ? textAt(resource.attributes, 'arn') : undefined,
    ];
    const expression = textAt(rule.attributes, 'scheduleExpression');
    return arns.flatMap((arn): EdgeFact[] => {
      const target = world.find(arn);
      if (!target) return [];
      const label = expression === undefined ? 'event' : scheduleWords(expression);
      const kind = expression === undefined ? 'message' : 'schedule';
      const says = `${addressOf(resource)}: ${expression ?? 'event pattern'} → ${target.name}`;
      return [{ kind, from: rule.id, to: target.id, label, says }];
    });
  });

/** Topic → subscriber, by a subscription of its own or one that the topic lists. */
export const subscriptions: EdgeRule = (world) =>
  world.ofKind('topic').flatMap((topic) =>
    world.partsOf(topic).flatMap((resource) => {
      const { attributes } = resource;
      const endpoints = [attributes, ...recordsAt(attributes, 'subscription')].flatMap(
        (each) => textAt(each, 'endpoint') ?? [],
      );
      return endpoints.flatMap((endpoint): EdgeFact[] => {
        const target = world.find(endpoint);
        if (!target || topic.id === target.id) return [];
        const says = `${addressOf(resource)}: ${topic.name} → ${target.name}`;
        return [{ kind: 'message', from: topic.id, to: target.id, label: 'subscription', says }];
      });
    }),
  );

const FAILURES: readonly (readonly [string, string])[] = [
  ['dead-letter configuration', 'deadLetterConfig.targetArn'],
  ['dead-letter configuration', 'deadLetterConfig.arn'],
  ['destination on failure', 'destinationConfig.onFailure.destination'],
  ['dead-letter configuration of its target', 'target.deadLetterConfig.arn'],
];

/** A dead-letter queue: of a function, queue, subscription, rule or schedule, and destinations of asynchronous calls. */
export const deadLetters: EdgeRule = (world) =>
  world.nodes.flatMap((node) =>
    world.partsOf(node).flatMap((part) => {
      const redrive = documentAt(part.attributes, 'redrivePolicy');
      const targets = recordsAt(part.attributes, 'targets').map((each) =>
        textAt(each, 'deadLetterConfig.arn'),
      );
      const named: readonly (readonly [string, unknown])[] = [
        ...FAILURES.map(([what, path]) => [what, textAt(part.attributes, path)] as const),
        ['redrive policy', redrive?.deadLetterTargetArn],
        ...targets.map((arn) => ['dead-letter configuration of its target', arn] as const),
      ];
      return MAPPING.test(part.type)
        ? []
        : named.flatMap(([what, arn]) => deadLetter(node, world.find(arn, 'queue', 'topic'), what));
    }),
  );

const SUCCESS = 'destinationConfig.onSuccess.destination';

/** Function → where the results of asynchronous calls go. */
export const results: EdgeRule = (world) =>
  world.ofKind('function').flatMap((fn) =>
    world.partsOf(fn).flatMap((part): EdgeFact[] => {
      const to = world.find(textAt(part.attributes, SUCCESS));
      const says = `${addressOf(part)}: on success → ${to?.name}`;
      return to ? [{ kind: 'message', from: fn.id, to: to.id, label: 'on success', says }] : [];
    }),
  );

function deadLetter(from: GraphNode, to: GraphNode | undefined, what: string): readonly EdgeFact[] {
  if (!to) return [];
  return [
    {
      kind: 'dead-letter',
      from: from.id,
      to: to.id,
      label: 'on failure',
      says: `${from.name}: ${what} → ${to.name}`,
    },
  ];
}
