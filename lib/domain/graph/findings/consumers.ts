import { documentAt, textAt } from '../attributes.ts';
import type { GraphNode } from '../model.ts';
import { addressOf, type World } from '../world.ts';
import { type FindingRule, finding } from './finding.ts';

const MAPPING = /^(aws_lambda_event_source_mapping|AWS::Lambda::EventSourceMapping)$/;

/** A queue or stream whose consumer loses what it cannot handle: no dead-letter queue, no destination on failure. */
export const consumers: FindingRule = ({ world }) =>
  world.resources
    .filter((each) => MAPPING.test(each.type))
    .flatMap((mapping) => {
      const source = world.find(
        textAt(mapping.attributes, 'eventSourceArn'),
        'queue',
        'table',
        'data-stream',
      );
      const fn = world.find(textAt(mapping.attributes, 'functionName', 'functionArn'), 'function');
      if (!source || !fn) return [];
      const says = `${addressOf(mapping)}: ${source.name} → ${fn.name}`;
      if (source.kind === 'queue') {
        if (redrives(source, world)) return [];
        return [
          finding('queue-without-dead-letters', [source, fn], {}, says, `${source.name}: no redrive policy`),
        ];
      }
      if (mapping.attributes.destinationConfig !== undefined) return [];
      const missing = `${addressOf(mapping)}: no destination on failure`;
      return [finding('stream-without-failure', [source, fn], {}, says, missing)];
    });

/** A redrive policy that cannot be read is one, too. */
const redrives = (queue: GraphNode, world: World): boolean =>
  world
    .partsOf(queue)
    .some(
      ({ attributes }) =>
        documentAt(attributes, 'redrivePolicy') !== undefined || (attributes.redrivePolicy ?? '') !== '',
    );
