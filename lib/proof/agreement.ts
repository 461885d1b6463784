import { type ConfiguredEnvironment, componentOf } from '#lib/config/portal-config.ts';
import { type AgreementRule, agreementRule } from '#lib/domain/deploy/approval-rule.ts';
import type { Plan } from '#lib/domain/deploy/plan.ts';
import type { Run } from '#lib/domain/deploy/run.ts';

/** Whose agreement a run's plan needs by `portal.yaml` as it is now; without a plan, what its lane asks for. */
export function agreementOf(
  environment: ConfiguredEnvironment,
  { component, lane }: Pick<Run, 'component' | 'lane'>,
  plan: Pick<Plan, 'changes'> | undefined,
): AgreementRule {
  const { production, settings, components } = environment;
  const strictest = components
    .filter((each) => each.lane === 'infrastructure')
    .map(({ approvals }) => approvals);
  const rule = {
    ...{ production, strictFor: settings.strictFor },
    // What the file does not know any more needs somebody's word.
    approvals: componentOf(environment, component)?.approvals ?? 1,
    infrastructureApprovals: Math.max(0, ...strictest),
  };
  return agreementRule(lane, rule, plan);
}
