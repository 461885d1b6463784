import type { LoggedFailures } from '../diagnose/diagnosis.ts';
import type { Vitals } from '../metrics/vitals.ts';
import { reason } from '../reason.ts';
import type { Check } from './health.ts';
import type { Thresholds } from './thresholds.ts';

/**
 * Failures that a function handles: it logs an error and answers, so Lambda counts a success. They degrade at most: what
 * a level means is its author's choice. What Lambda itself counted as failed is another check's.
 */
export function checkLogged(
  logged: readonly LoggedFailures[] | undefined,
  vitals: Vitals | undefined,
  { errorRate: { degraded, atLeast } }: Pick<Thresholds, 'errorRate'>,
): readonly Check[] {
  return (logged ?? []).flatMap(({ resource, label, calls }): Check[] => {
    const vital = vitals?.vitals.find((each) => each.resource === resource);
    const { requests = 0, errors = 0 } = vital ?? {};
    const failed = Math.min(calls, requests);
    if (failed <= errors || failed < atLeast || failed / requests < degraded) return [];
    return [
      {
        name: 'errors',
        verdict: 'degraded',
        reason: reason(
          'health.errors-logged',
          { label, errors: failed, requests, share: failed / requests, limitShare: degraded },
          [{ kind: 'resource', id: resource }],
        ),
        resource,
      },
    ];
  });
}
