import type { FreezeOf } from '../deploy/line-page.ts';
import type { Contact } from '../environment.ts';
import type { Mute } from '../notify/routing.ts';
import type { Reason } from '../reason.ts';
import type { BoardRow } from './board.ts';

/** What stands above every tab of an environment. */
export type EnvironmentHead = {
  readonly row: BoardRow;
  readonly account: string;
  readonly region: string;
  readonly production: boolean;
  readonly contact: Contact;
  /** How many resources the inventory lists; absent while it was never read. */
  readonly resources?: number;
  /** Causes that are known, the most harm first; absent where none is, or the caller may not see them. */
  readonly causes?: readonly Reason[];
  /** A freeze that is on or near. */
  readonly freeze?: FreezeOf;
  /** Keeps back what would be told of this environment; the one that lasts longest. */
  readonly mute?: Mute;
};
