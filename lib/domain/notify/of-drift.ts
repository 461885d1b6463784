import { driftedOf, type EnvironmentDrift } from '../drift/drift.ts';
import type { EnvironmentKey } from '../environment.ts';
import { type Reason, reason } from '../reason.ts';
import { type Instant, toIso } from '../time.ts';
import type { Happening } from './happening.ts';

const MOST = 5;

export const driftSubject = (environment: EnvironmentKey): string => `drift:${environment}`;

/** Drift that nobody was told of, and its end. What is drifted is named by the resources: the same ones again are no news. */
export function happeningOfDrift(
  environment: EnvironmentKey,
  drift: EnvironmentDrift,
  last: Happening | undefined,
  at: Instant,
): Happening | undefined {
  const drifted = driftedOf(drift);
  const subject = driftSubject(environment);
  const named = drifted.map(({ component, address }) => `${component}/${address}`).toSorted();
  const told = last?.state === 'open' ? last.what.params.named : '';
  if (named.join(' ') === told) return undefined;
  // A component that could not be looked at has not come right.
  const over = named.length === 0;
  if (over && drift.some(({ failed }) => failed)) return undefined;
  return {
    ...{ id: `${subject}:${toIso(at)}`, topic: 'drift', subject, environment, at },
    state: over ? 'over' : 'open',
    what: reason(over ? 'drift.over' : 'drift.found', {
      ...{ place: environment, n: named.length, named: named.join(' ') },
    }),
    because: drifted.slice(0, MOST).map(becauseOf),
    path: `/e/${environment}/diagnose`,
  };
}

function becauseOf({ address, change, author }: ReturnType<typeof driftedOf>[number]): Reason {
  if (author.state !== 'known') return reason(`drift.${change}`, { address });
  const { who, event } = author;
  return reason(`drift.${change}-by`, { address, who, event });
}
