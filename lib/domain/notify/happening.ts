import { createHash } from 'node:crypto';
import type { EnvironmentKey } from '../environment.ts';
import type { Reason } from '../reason.ts';
import type { Instant } from '../time.ts';

/** What somebody may ask to be told of; the words of `notifications.routes[].what`. */
export const TOLD_TOPICS = [
  'failing',
  'degraded',
  'unknown',
  'approval',
  'run-failed',
  'run-ended',
  'drift',
  'budget',
  'anomaly',
  'silence',
  'line',
  'break-glass',
] as const;
export type ToldTopic = (typeof TOLD_TOPICS)[number];

/** Told where a route names nothing: what somebody has to do something about. */
export const USUALLY_TOLD: readonly ToldTopic[] = [
  'failing',
  'degraded',
  'approval',
  'run-failed',
  'drift',
  'budget',
  'anomaly',
  'silence',
  'line',
  'break-glass',
];

/**
 * One thing that happened, written in the transaction of its cause. Who is told of it is decided later, by the collector: whoever
 * writes it knows no receiver.
 */
export type Happening = {
  /** The same cause has the same id: it is written once, however often it is seen. */
  readonly id: string;
  /** `test` goes to the one receiver that it names. */
  readonly topic: ToldTopic | 'test';
  /** The matter: `verdict:items/dev`, `run:412`. Acknowledged is a matter, not a message. */
  readonly subject: string;
  /** `open`: goes on until one that is `over`; `once`: a thing of the moment. */
  readonly state: 'open' | 'over' | 'once';
  readonly environment?: EnvironmentKey;
  readonly at: Instant;
  /** The sentence, by a code of `notify.what`. */
  readonly what: Reason;
  /** What it rests on, most important first. */
  readonly because: readonly Reason[];
  /** Page of the portal that shows it. */
  readonly path: string;
  /** Of a test: to whom. */
  readonly receiver?: string;
  /** Of a run: who asked for it. */
  readonly by?: string;
};

/**
 * Id of a message: the same for every try, for a routing that was cut off too, and another for every receiver. Receivers know a repeat
 * by it.
 */
export const messageId = (happening: string, receiver: string): string =>
  `msg_${createHash('sha256').update(`${receiver}\n${happening}`).digest('hex').slice(0, 32)}`;
