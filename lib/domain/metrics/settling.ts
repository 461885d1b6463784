import type { Reading } from '../reading.ts';
import { type Instant, minus, minutes } from '../time.ts';

/** CloudWatch takes about this long until a minute's figures no longer change. */
export const SETTLING = minutes(3);

/** From here on the figures may still change; undefined when all are settled. */
export function provisionalFrom(reading: Reading<unknown>): Instant | undefined {
  return reading.state === 'ready' && reading.provisional ? minus(reading.asOf, SETTLING) : undefined;
}
