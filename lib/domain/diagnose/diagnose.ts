import type { Failure } from '../reading.ts';
import type { Result } from '../result.ts';
import type { Instant } from '../time.ts';
import {
  type CheckState,
  DIAGNOSE_CHECKS,
  type DiagnoseCheck,
  type Diagnosed,
  type Diagnosis,
} from './diagnosis.ts';
import { diagnoseRefused, type RefusedFacts } from './refused.ts';
import { diagnoseStack, type StuckStack } from './stuck-stack.ts';
import { diagnoseTimeouts, type TimeoutFacts } from './timeouts.ts';

/** What each check rests on, or why it could not be read. */
export type DiagnoseFacts = {
  readonly since: Instant;
  readonly stacks: Result<readonly StuckStack[], Failure>;
  readonly timeouts: Result<TimeoutFacts, Failure>;
  readonly refused: Result<RefusedFacts, Failure>;
};

/** Every check of an environment; what is not found is said to have been looked for. */
export function diagnose({ since, stacks, timeouts, refused }: DiagnoseFacts): Diagnosis {
  const found: Readonly<Record<DiagnoseCheck, Result<readonly Diagnosed[], Failure>>> = {
    stack: stacks.ok ? { ok: true, value: stacks.value.map(diagnoseStack) } : stacks,
    timeout: timeouts.ok ? { ok: true, value: diagnoseTimeouts(timeouts.value) } : timeouts,
    denied: refused.ok ? { ok: true, value: diagnoseRefused(refused.value) } : refused,
  };
  return {
    since,
    found: DIAGNOSE_CHECKS.flatMap((check) => {
      const result = found[check];
      return result.ok ? result.value : [];
    }),
    checks: DIAGNOSE_CHECKS.map((check): CheckState => {
      const result = found[check];
      if (!result.ok) return { check, state: 'unread', failure: result.error };
      return { check, state: result.value.length > 0 ? 'found' : 'clear' };
    }),
  };
}
