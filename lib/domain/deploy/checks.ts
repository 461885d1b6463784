import type { Plan } from './plan.ts';

/** `handoff`: what others use of it. `role`: whether IAM lets it be applied. `rules`: those of `portal.yaml`. */
export type CheckName = 'handoff' | 'role' | 'rules';

/** One that found nothing; `n`: how many things it looked at. */
export type PassedCheck = { readonly name: CheckName; readonly n: number };

/**
 * Checks that were made of a plan and found nothing. One that nobody made has not passed: it is in neither figure.
 * `others`: how many found something, or could not say everything.
 */
export function checksPassed(plan: Plan | undefined): {
  readonly passed: readonly PassedCheck[];
  readonly others: number;
} {
  const { checked, denials, handoff = [], rules = [] } = plan ?? {};
  const made: (PassedCheck & { readonly isWell: boolean })[] = [];
  if (checked) made.push({ name: 'handoff', n: checked.handedOff, isWell: handoff.length === 0 });
  if (denials) {
    const { decided, denials: refused, unknown = [], failure } = denials;
    made.push({ name: 'role', n: decided, isWell: refused.length + unknown.length === 0 && !failure });
  }
  if (checked && checked.rules > 0)
    made.push({ name: 'rules', n: checked.rules, isWell: rules.length === 0 });
  const passed = made.flatMap(({ name, n, isWell }) => (isWell ? [{ name, n }] : []));
  return { passed, others: made.length - passed.length };
}
