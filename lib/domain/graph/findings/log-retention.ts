import { numberAt } from '../attributes.ts';
import { type FindingRule, finding } from './finding.ts';

/** A log group that keeps its lines, and their cost, for ever. */
export const logRetention: FindingRule = ({ world, facts }) =>
  world.ofKind('log-group').flatMap((group) => {
    if ((numberAt(group.attributes, 'retentionInDays') ?? 0) > 0) return [];
    const writer = world.find(facts.find((fact) => fact.kind === 'log' && fact.to === group.id)?.from);
    const says = `${group.name}: no retention is set`;
    return [
      finding(
        'log-retention',
        writer ? [group, writer] : [group],
        {},
        says,
        ...(writer ? [`${writer.name} writes to it`] : []),
      ),
    ];
  });
