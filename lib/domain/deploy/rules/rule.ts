import type { PredictedDenials } from '../denials/predicted.ts';
import type { ResourceChange } from '../plan.ts';
import type { Finding } from './verdict.ts';

/** What rules look at: a plan as it is stored, so that web, runner and a test see the same. */
export type RuleFacts = {
  readonly changes: readonly ResourceChange[];
  /** Of the component: prices differ. */
  readonly region: string;
  /** What IAM would refuse, as it said when the plan was made. */
  readonly denials?: PredictedDenials | undefined;
  /** Planned before what it needs is deployed: that may give the role what it lacks. */
  readonly ahead?: boolean;
  /** Tags that CloudFormation hands from the stack to what is in it; absent for Terraform. */
  readonly stackTags?: Readonly<Record<string, string>>;
};

/** One rule of ours; its settings come from `portal.yaml`. */
export type PlanRule<Settings = Record<never, never>> = (
  facts: RuleFacts,
  settings: Settings,
) => readonly Finding[];

/** Changes that make something or change what it is. */
export const makes = ({ action }: ResourceChange): boolean =>
  action === 'create' || action === 'update' || action === 'replace' || action === 'may-replace';
