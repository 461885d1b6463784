import type { Lane } from '../deploy/run.ts';
import type { Instant } from '../time.ts';
import type { Act, PersonKey } from './people.ts';

/** A line of `people` as Settings shows it. */
export type ListedPerson = {
  readonly id: string;
  readonly name?: string;
  readonly on: readonly string[];
  readonly lanes: readonly Lane[];
  readonly may: readonly Act[];
  readonly from?: Instant;
  readonly until?: Instant;
  readonly keys: readonly {
    readonly kind: PersonKey['kind'];
    readonly fingerprint: string;
    readonly countsFrom: Instant;
  }[];
};
