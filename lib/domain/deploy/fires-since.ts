import type { AlarmState } from '../health/health.ts';
import { type Instant, minutes, plus } from '../time.ts';
import type { Deployment } from './deployment.ts';
import { isOwnWayBack } from './own-way-back.ts';

/** Of an alarm that has no period of its own. */
const UNKNOWN = minutes(5);

/**
 * Whether an alarm speaks against what was deployed then. One that fired before is no fault of it; and what brings back the
 * release of before is not blamed for what the one that it undoes has done: an alarm looks back for minutes.
 */
export function firesSince(
  { state, since, looksBack = UNKNOWN }: AlarmState,
  deployment: Pick<Deployment, 'origin'>,
  deployedAt: Instant,
): boolean {
  return state === 'ALARM' && since >= (isOwnWayBack(deployment) ? plus(deployedAt, looksBack) : deployedAt);
}
