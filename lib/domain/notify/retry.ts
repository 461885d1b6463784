import type { Reason } from '../reason.ts';
import { hours, minutes, seconds } from '../time.ts';
import type { Millis } from '../units.ts';

/** Wait after the first failed try, the second, … After the last of them a message is given up: about a day. */
const WAITS: readonly Millis[] = [
  seconds(10),
  seconds(30),
  minutes(2),
  minutes(10),
  minutes(30),
  hours(1),
  hours(3),
  hours(6),
  hours(12),
];

export const MOST_TRIES = WAITS.length + 1;

/** A mail server's word for good: it says the same at every try, and to insist is what senders are blocked for. */
const FINAL = new Set(['recipient-refused', 'message-refused']);

/**
 * @param tries that have failed, the last among them
 * @param failure of the last, where one may be final
 * @returns undefined: it is given up
 */
export const waitAfter = (tries: number, failure?: Pick<Reason, 'code'>): Millis | undefined =>
  failure && FINAL.has(failure.code) ? undefined : WAITS[tries - 1];
