import type { IsolationKind } from '../isolation.ts';
import type { PlannedPicture } from '../overlay/planned-picture.ts';
import type { CodeChange } from './code-change.ts';
import type { PredictedDenials } from './denials/predicted.ts';
import type { FragmentSetting } from './fragment-setting.ts';
import type { GradualShift } from './gradual.ts';
import type { HandoffBreak } from './handoff.ts';
import type { PlannedAhead } from './planned-ahead.ts';
import type { RuleVerdict } from './rules/verdict.ts';

/**
 * What happens to one resource. `move`, `import` and `forget` change what is managed and under which address, not the
 * resource. `may-replace` hangs on a value that is only known while it is deployed, `dynamic` on a macro or nested stack.
 */
export type ChangeAction =
  | 'create'
  | 'update'
  | 'replace'
  | 'delete'
  | 'read'
  | 'move'
  | 'import'
  | 'forget'
  | 'may-replace'
  | 'dynamic';

/** Why a change deserves a look before others. */
export const RISKS = ['iam', 'public-exposure', 'stateful-replace', 'stateful-delete', 'network'] as const;
export type Risk = (typeof RISKS)[number];

export type AttributeChange = {
  readonly path: string;
  /** JSON text; `undefined` is absent, `(sensitive)` and `(known after apply)` are shown as such. */
  readonly before?: string;
  readonly after?: string;
  readonly sensitive: boolean;
  readonly unknownAfter: boolean;
  /** This attribute is why the resource is replaced. */
  readonly forcesReplacement: boolean;
};

export type ResourceChange = {
  /** Terraform address or CloudFormation logical id. */
  readonly address: string;
  readonly type: string;
  readonly action: ChangeAction;
  readonly attributes: readonly AttributeChange[];
  readonly risks: readonly Risk[];
  /** The address that it had, where it moves. */
  readonly from?: string;
  /** The id under which AWS knows what is imported, where the plan tells. */
  readonly importing?: string;
  /** What is there now stays, managed by nobody. */
  readonly retained?: true;
  /** The object that an earlier replacement left over, not the live one. */
  readonly deposed?: string;
  /** Addresses of what it only follows from: nothing that is written of it differs. Such a one is in no count. */
  readonly because?: readonly string[];
};

export type PlanCounts = {
  readonly create: number;
  readonly update: number;
  readonly replace: number;
  readonly delete: number;
  /** Moved, imported or forgotten, and what only the deploy decides; absent for none. */
  readonly others?: number;
};

/**
 * What one run would do. `content` names the normalised changes, commit, variables and tool versions: approvals
 * name it. `binding` names the plan file (or change set) and the state it was made on: apply checks it.
 */
export type Plan = {
  readonly runId: string;
  readonly content: string;
  readonly binding: string;
  readonly changes: readonly ResourceChange[];
  /** What is only worked out anew because of them; absent for none, and in what an older build has stored. */
  readonly recomputed?: readonly ResourceChange[];
  /** What differs inside the artifacts that it deploys; absent for none, and where what is deployed was not kept. */
  readonly code?: readonly CodeChange[];
  /** Functions whose traffic moves behind an alias; absent for none. */
  readonly gradual?: readonly GradualShift[];
  readonly counts: PlanCounts;
  readonly outputs: readonly { readonly name: string; readonly action: ChangeAction }[];
  readonly madeBy: PlanTools;
  /** What the rules of `portal.yaml` found when it was made; absent where none are on, or nothing was found. */
  readonly rules?: readonly RuleVerdict[];
  /** What it adds to the picture of what is deployed; absent in what an older build has stored. */
  readonly picture?: PlannedPicture;
  /** What IAM would refuse; absent where nobody was asked, as in what an older build has stored. */
  readonly denials?: PredictedDenials;
  /** Who uses what it takes away; absent for nobody. */
  readonly handoff?: readonly HandoffBreak[];
  /** How many rules were on, and how many things it takes away or changes that others may use; absent in an older build's. */
  readonly checked?: { readonly rules: number; readonly handedOff: number };
  /** Made before what it needs is deployed: never applied. Its `content` is then of what was shown. */
  readonly ahead?: PlannedAhead;
  /** `content` of the plan ahead that it does as it was shown: who agreed to that has agreed to this. */
  readonly agreedAs?: string;
  readonly usedAt?: number;
};

export type PlanTools = {
  readonly commit: string;
  /** How what the commit brings was kept apart; absent in what an older build has stored. */
  readonly isolation?: IsolationKind;
  readonly terraform?: string;
  readonly providers?: Readonly<Record<string, string>>;
  readonly stateSerial?: number;
  readonly stateLineage?: string;
  readonly changeSet?: string;
  /** Settings that the repository's own file gave, and not `portal.yaml`. */
  readonly fragment?: readonly FragmentSetting[];
};

/** What changes, and what only follows from it: the second is said and not counted. */
export function apart(all: readonly ResourceChange[]): Pick<Plan, 'changes' | 'counts' | 'recomputed'> {
  const recomputed = all.filter(({ because }) => because !== undefined);
  const changes = all.filter(({ because }) => because === undefined);
  return { changes, counts: countChanges(changes), ...(recomputed.length === 0 ? {} : { recomputed }) };
}

export function countChanges(changes: readonly ResourceChange[]): PlanCounts {
  const of = (action: ChangeAction) => changes.filter((each) => each.action === action).length;
  const counts = { create: of('create'), update: of('update'), replace: of('replace'), delete: of('delete') };
  const others = OTHERS.reduce((sum, action) => sum + of(action), 0);
  return others === 0 ? counts : { ...counts, others };
}

const OTHERS: readonly ChangeAction[] = ['move', 'import', 'forget', 'may-replace', 'dynamic'];
