import type { Denial } from './predicted.ts';
import { missingPolicy } from './statement.ts';

/** What one role lacks, and the policy that gives it; without one where every denial is a policy's own. */
export type Lacking = {
  /** As the console calls it: the ARN's end. */
  readonly name: string;
  readonly denials: readonly Denial[];
  readonly policy?: string;
};

/** Denials by the role that they are of, in their order. */
export const byRole = (denials: readonly Denial[]): readonly Lacking[] =>
  [...Map.groupBy(denials, ({ role }) => role)].map(([role, own]) => ({
    name: role.split(':role/').at(-1) ?? role,
    denials: own,
    ...(own.some(({ explicit }) => !explicit) ? { policy: missingPolicy(own) } : {}),
  }));
