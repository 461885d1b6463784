import type { Reason } from '../reason.ts';
import type { ForgeName } from './pull.ts';

/** A repository as it is at its forge, and how far what is to stand there does. */
export type ShownForge = {
  readonly repository: string;
  readonly forge: ForgeName;
  /** `owner/name`. */
  readonly path: string;
  readonly page?: string;
  readonly waiting: number;
  readonly sent: number;
  readonly failed: number;
  /** Of the newest that waits or was given up. */
  readonly failure?: Reason;
};
