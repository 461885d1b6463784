import { documentAt, listAt, numberAt, textAt } from '../attributes.ts';
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

/** Topic → subscriber. */
export const subscriptions: EdgeRule = (world) =>
  world.resources.flatMap((resource) => {
    const topic = world.find(textAt(resource.attributes, 'topicArn'), 'topic');
    const target = world.find(textAt(resource.attributes, 'endpoint'));
    if (!topic || !target || topic.id === target.id) return [];
    const says = `${addressOf(resource)}: ${topic.name} → ${target.name}`;
    return [{ kind: 'message' as const, from: topic.id, to: target.id, label: 'subscription', says }];
  });

/** A function's or queue's own dead-letter queue, and destinations of asynchronous calls. */
export const deadLetters: EdgeRule = (world) =>
  world.nodes.flatMap((node) => {
    const redrive = documentAt(node.attributes, 'redrivePolicy');
    const named: readonly (readonly [string, unknown])[] = [
      ['dead-letter configuration', textAt(node.attributes, 'deadLetterConfig.targetArn')],
      ['redrive policy', redrive?.deadLetterTargetArn],
    ];
    return named.flatMap(([what, arn]) => deadLetter(node, world.find(arn, 'queue', 'topic'), what));
  });

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
