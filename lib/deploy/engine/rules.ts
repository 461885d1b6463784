import type { ConfiguredComponent } from '#lib/config/components.ts';
import { ruleSettingsOf } from '#lib/config/rules.ts';
import type { Plan } from '#lib/domain/deploy/plan.ts';
import { blocking, judgePlan, rulesOn } from '#lib/domain/deploy/rules/judge.ts';
import type { RuleVerdict } from '#lib/domain/deploy/rules/verdict.ts';
import { stackTagsOf } from '../cloudformation/stack-tags.ts';
import { StepFailed } from '../step-failed.ts';
import type { Turn } from './turn.ts';

type Judged = Pick<Plan, 'changes' | 'denials' | 'ahead'>;

/** What the rules of `portal.yaml`, as it is now, find in a plan. */
export function judged({ services, job }: Turn, { changes, denials, ahead }: Judged): readonly RuleVerdict[] {
  const { component, environment } = job;
  const settings = ruleSettingsOf(services.config.current(), environment);
  const { region } = component;
  const facts = { changes, denials, ahead: ahead !== undefined, region, ...tagsOf(component, environment) };
  return judgePlan(facts, settings);
}

/** How many rules look at a plan here. */
export const rulesFor = ({ services, job }: Turn): number =>
  rulesOn(ruleSettingsOf(services.config.current(), job.environment));

/** A plan that a rule denies is not agreed to and not applied. @throws StepFailed with every denial */
export function needNoDenial(turn: Turn, plan: Judged): void {
  const denials = blocking(judged(turn, plan));
  const [first] = denials;
  if (!first) return;
  const named = denials.map(({ rule, address }) => (address === '' ? rule : `${rule}: ${address}`));
  throw new StepFailed('plan', 'rule.denied', named.join('; '), first.address || undefined);
}

const tagsOf = (
  component: ConfiguredComponent,
  environment: Parameters<typeof stackTagsOf>[1],
): { readonly stackTags?: Readonly<Record<string, string>> } =>
  component.engine === 'cloudformation' ? { stackTags: stackTagsOf(component, environment) } : {};
