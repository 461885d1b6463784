import type { Reason } from '../reason.ts';
import type { Instant } from '../time.ts';
import type { Happening } from './happening.ts';

export const DELIVERY_STATES = ['waiting', 'sent', 'failed', 'muted', 'acknowledged'] as const;
/** `failed` is given up; what failed and is tried again still waits. */
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** One message: a happening on its way to one receiver. */
export type Delivery = {
  /** What the receiver sees, the same for every try. */
  readonly id: string;
  readonly receiver: string;
  readonly state: DeliveryState;
  readonly tries: number;
  readonly nextAt: Instant;
  readonly sentAt?: Instant;
  /** Why the last try failed; a code of `notify.failure`. */
  readonly failure?: Reason;
};

/** A happening with what became of it. */
export type Told = {
  readonly happening: Happening;
  readonly deliveries: readonly Delivery[];
  /** False until the collector has decided who is told. */
  readonly routed: boolean;
  readonly acknowledged?: { readonly by: string; readonly at: Instant };
};
