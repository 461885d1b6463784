import { createHash } from 'node:crypto';
import { canonicalJson } from '../canonical-json.ts';
import type { DriftedResource } from '../drift/drift.ts';
import type { Reason } from '../reason.ts';
import type { Instant } from '../time.ts';
import type { AccessChange } from './access-change.ts';
import { accessChanges } from './access-change.ts';
import type { ApprovalStanding } from './approval.ts';
import type { AgreementRule } from './approval-rule.ts';
import type { Deployment } from './deployment.ts';
import type { ChangeAction, Plan, ResourceChange } from './plan.ts';
import { isFinal, type Run } from './run.ts';

/** One component of a request, as an approver sees it. */
export type ReviewPart = {
  readonly run: Run;
  /** The plan that counts; absent until there is one. */
  readonly plan?: Plan;
  readonly standing: ApprovalStanding;
  readonly rule: AgreementRule;
  /** Why whoever looks cannot approve this part; absent where they can. */
  readonly refused?: Reason;
};

/** All of one request: an ordered story, agreed to at once. */
export type Review = {
  readonly deployment: Deployment;
  readonly parts: readonly ReviewPart[];
  /** What an approval of all of it names. */
  readonly digest: string;
  readonly story: Story;
  /** Each plan is signed by itself here. */
  readonly signed: boolean;
};

export type StoryLine = {
  readonly run: number;
  readonly component: string;
  readonly address: string;
  readonly type: string;
  readonly action: ChangeAction;
};

/** What an approver looks for first, over all components in the order in which they are deployed. */
export type Story = {
  /** What stands there now is gone afterwards. */
  readonly breaks: readonly StoryLine[];
  readonly replaced: readonly StoryLine[];
  readonly access: readonly (StoryLine & { readonly change: AccessChange })[];
  /** Changed by somebody outside the portal, and put back by this. */
  readonly reverts: readonly (StoryLine & { readonly since: Instant; readonly paths: readonly string[] })[];
};

/** SHA-256 over the contents of all plans, hex: another plan of any part is another review. */
export const reviewDigest = (
  parts: readonly { readonly run: Pick<Run, 'id' | 'component'>; readonly plan?: Pick<Plan, 'content'> }[],
): string =>
  createHash('sha256')
    .update(canonicalJson(parts.map(({ run, plan }) => [run.component, run.id, plan?.content ?? null])))
    .digest('hex');

/** Parts that are planned next: nothing can be agreed to as a whole before. */
export const stillPlanning = (parts: readonly ReviewPart[]): readonly Run[] =>
  parts.filter(({ run, plan }) => !isFinal(run.state) && plan === undefined).map(({ run }) => run);

type Planned = { readonly run: Pick<Run, 'number' | 'component' | 'state'>; readonly plan?: Plan };

/** @param drifted what the last drift checks found, by component */
export function storyOf(
  parts: readonly Planned[],
  drifted: ReadonlyMap<string, readonly DriftedResource[]> = new Map(),
): Story {
  const all = parts.flatMap(({ run, plan }) =>
    (plan?.changes ?? []).map((change) => ({ change, line: lineOf(run, change) })),
  );
  return {
    breaks: all.filter(({ change }) => isGone(change)).map(({ line }) => line),
    replaced: all
      .filter(({ change: { action } }) => action === 'replace' || action === 'may-replace')
      .map(({ line }) => line),
    access: all.flatMap(({ change, line }) =>
      accessChanges(change).map((each) => ({ ...line, change: each })),
    ),
    reverts: all.flatMap(({ change, line }) => {
      const drift = drifted.get(line.component)?.find(({ address }) => address === change.address);
      if (!drift || change.action === 'forget') return [];
      return [{ ...line, since: drift.since, paths: drift.attributes.map(({ path }) => path) }];
    }),
  };
}

const isGone = ({ action, deposed }: ResourceChange): boolean => action === 'delete' && deposed === undefined;

const lineOf = (
  { number, component }: Pick<Run, 'number' | 'component'>,
  { address, type, action }: ResourceChange,
): StoryLine => ({ run: number, component, address, type, action });
