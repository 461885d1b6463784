import type { Told } from './delivery.ts';
import type { Mute } from './routing.ts';

/** A receiver as somebody may see it: never an address that is a secret. */
export type ShownReceiver = {
  readonly name: string;
  readonly kind: 'slack' | 'webhook' | 'email';
  /** A host, mail addresses, or the variable that holds the address. */
  readonly where: string;
  readonly waiting: number;
  readonly failed: number;
  readonly sent: number;
};

/** What Settings says of notifications, for the environments of whoever asks. */
export type NotificationsPage = {
  /** Absent from `portal.yaml`: nobody is told of anything. */
  readonly configured: boolean;
  readonly receivers: readonly ShownReceiver[];
  readonly told: readonly Told[];
  readonly mutes: readonly Mute[];
  /** Places that whoever asks may mute. */
  readonly places: readonly string[];
  readonly mayManage: boolean;
};
