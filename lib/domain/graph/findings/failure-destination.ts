import { SEND } from '../actions.ts';
import { allows } from '../statements.ts';
import { type FindingRule, finding, knownRole, letsIn } from './finding.ts';

/** A failure destination that the function's role may not send to: failed batches are lost. */
export const failureDestination: FindingRule = ({ world, facts }) =>
  facts
    .filter((fact) => fact.kind === 'dead-letter')
    .flatMap((fact) => {
      const from = world.find(fact.from, 'function');
      const to = world.find(fact.to);
      const action = to && SEND[to.kind];
      const known = from && knownRole(from, world);
      if (!known || !to?.arn || !action || allows(known.statements, action, to.arn)) return [];
      if (letsIn(to, known.role, world)) return [];
      const missing = `${known.role.name}: no statement allows ${action} on ${to.arn}`;
      return [
        finding(
          'failure-destination-denied',
          [from, to],
          { action, role: known.role.name },
          fact.says,
          missing,
        ),
      ];
    });
