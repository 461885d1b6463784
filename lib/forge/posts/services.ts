import type { ConfigSource } from '#lib/config/source.ts';
import type { Clock } from '#lib/domain/time.ts';
import type { Resolve } from '#lib/outbound/target.ts';
import type { Db } from '#lib/store/db.ts';

/** What having forges say something rests on. */
export type ForgeServices = {
  readonly db: Db;
  readonly config: ConfigSource;
  readonly clock: Clock;
  readonly log: {
    readonly info: (what: object, text: string) => void;
    readonly error: (what: object, text: string) => void;
  };
  readonly secretNamed: (name: string) => string | undefined;
  /** Where browsers reach the portal. */
  readonly portal: string;
  readonly resolve?: Resolve;
};
