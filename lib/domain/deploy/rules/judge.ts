import type { Plan } from '../plan.ts';
import { costGrowth } from './cost-growth.ts';
import { encryption } from './encryption.ts';
import { noDataLoss } from './no-data-loss.ts';
import { noPredictedDenial } from './no-predicted-denial.ts';
import { noPublicBucket } from './no-public-bucket.ts';
import { noWildcardIam } from './no-wildcard-iam.ts';
import type { PlanRule, RuleFacts } from './rule.ts';
import { tags } from './tags.ts';
import type { Finding, RuleVerdict } from './verdict.ts';

const RULES = {
  'no-public-bucket': noPublicBucket,
  'no-data-loss': noDataLoss,
  'no-wildcard-iam': noWildcardIam,
  'no-predicted-denial': noPredictedDenial,
  encryption,
  'cost-growth': costGrowth,
  tags,
} as const;
export const RULE_NAMES = Object.keys(RULES) as readonly RuleName[];
export type RuleName = keyof typeof RULES;

type SettingsOf<Name extends RuleName> = (typeof RULES)[Name] extends PlanRule<infer Own> ? Own : never;
/** As `portal.yaml` switches one on. */
type Switched = {
  readonly level: 'deny' | 'warn' | 'off';
  /** Addresses that it passes over; `*` at the end stands for any end. */
  readonly except: readonly string[];
};
/** Rules that are switched on or off, with their settings. */
export type RuleSettings = { readonly [Name in RuleName]?: Switched & SettingsOf<Name> };

/** What the rules that are on find in a plan, in their order. */
export const judgePlan = (facts: RuleFacts, settings: RuleSettings): readonly RuleVerdict[] =>
  RULE_NAMES.flatMap((rule) => {
    const own = settings[rule];
    if (!own || own.level === 'off') return [];
    // Each rule gets the settings that its own name has in the schema.
    const found = (RULES[rule] as PlanRule<typeof own>)(facts, own);
    return found
      .filter(({ address }) => !own.except.some((each) => isExcepted(each, address)))
      .map((finding: Finding) => ({ rule, level: own.level === 'deny' ? 'deny' : 'warn', ...finding }));
  });

/** How many rules are on. */
export const rulesOn = (settings: RuleSettings): number =>
  RULE_NAMES.filter((rule) => (settings[rule]?.level ?? 'off') !== 'off').length;

const isExcepted = (pattern: string, address: string): boolean =>
  pattern.endsWith('*') ? address.startsWith(pattern.slice(0, -1)) : pattern === address;

/** Verdicts that keep a plan from being applied. */
export const blocking = (verdicts: Plan['rules']): readonly RuleVerdict[] =>
  (verdicts ?? []).filter(({ level, kind }) => level === 'deny' && kind === 'denied');
