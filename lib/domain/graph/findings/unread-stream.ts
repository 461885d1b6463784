import { at, textAt } from '../attributes.ts';
import type { GraphNode } from '../model.ts';
import { type FindingRule, finding } from './finding.ts';

/** A stream that is switched on and that no mapping, pipe or delivery reads. */
export const unreadStream: FindingRule = ({ world, facts }) => {
  const read = new Set(facts.filter((fact) => fact.kind === 'stream').map((fact) => fact.from));
  return world
    .ofKind('table', 'data-stream')
    .filter((node) => isOn(node) && !read.has(node.id))
    .map((node) =>
      finding(
        'stream-unread',
        [node],
        {},
        `${node.name}: ${node.kind === 'table' ? 'its stream is on' : 'it is a stream'}`,
        'no event source mapping, pipe or delivery names it, and no role may read it',
      ),
    );
};

const isOn = ({ kind, attributes }: GraphNode): boolean =>
  kind === 'data-stream' ||
  attributes.streamEnabled === true ||
  (attributes.streamEnabled !== false &&
    at(attributes, 'streamSpecification.streamViewType') !== undefined) ||
  (attributes.streamEnabled === undefined && textAt(attributes, 'streamArn') !== undefined);
