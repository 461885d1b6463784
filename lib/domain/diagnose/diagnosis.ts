import type { Failure } from '../reading.ts';
import type { Evidence, Reason } from '../reason.ts';
import type { Instant } from '../time.ts';
import type { WalkedLane } from './lane.ts';

/** What is looked for, in the order of the harm that it does. */
export const DIAGNOSE_CHECKS = ['stack', 'timeout', 'denied'] as const;
export type DiagnoseCheck = (typeof DIAGNOSE_CHECKS)[number];

/** One statement that a diagnosis rests on: `bad` is the cause, `fine` is ruled out, `unread` could not be looked at. */
export type Proof = {
  readonly verdict: 'bad' | 'fine' | 'unread';
  /** `diagnose.*` of the reasons. */
  readonly reason: Reason;
  /** `ec2:DescribeRouteTables`. */
  readonly source: string;
  readonly link?: Evidence;
};

/** What gets out of it. Nothing of it is done by itself: a run is requested, a change is made in a repository. */
export type Remedy =
  /** A run of this component puts it right: what is missing is declared. */
  | {
      readonly kind: 'run';
      readonly component: string;
      readonly reason: Reason;
      /** Of the commit that is deployed, which declares what is gone; absent: a newer one has to put the cause right. */
      readonly asDeployed?: true;
    }
  /** A rollback that failed goes on, in the newest run of this component. */
  | { readonly kind: 'continue-rollback'; readonly component: string; readonly reason: Reason }
  | {
      readonly kind: 'lines';
      readonly reason: Reason;
      /** `aws_iam_role_policy.function_own["api"]`, `items-dev-app/ApiFunction`. */
      readonly at: string;
      /** In the language of the template that declares it. */
      readonly lines: readonly string[];
      /** Of the repository; absent while nobody has told where the resource is declared. */
      readonly file?: string;
      readonly line?: number;
    }
  /** No change helps by itself: `reason` says what a person must decide. */
  | { readonly kind: 'none'; readonly reason: Reason };

/** One thing found, with what it rests on and the way out. */
export type Diagnosed = {
  readonly check: DiagnoseCheck;
  /** The same trouble has the same key at each look. */
  readonly key: string;
  /** Names part, place and cause. */
  readonly title: Reason;
  /** What it does to whoever uses it. */
  readonly effect: Reason;
  /** Node of the graph. */
  readonly resource?: string;
  readonly times?: number;
  readonly firstAt?: Instant;
  readonly lastAt?: Instant;
  readonly proofs: readonly Proof[];
  /** The way out of the VPC, a lane each subnet. */
  readonly lanes?: readonly WalkedLane[];
  readonly remedy: Remedy;
};

/** What came of one look: `clear` found nothing, `unread` could not look. */
export type CheckState =
  | { readonly check: DiagnoseCheck; readonly state: 'found' | 'clear' }
  | { readonly check: DiagnoseCheck; readonly state: 'unread'; readonly failure: Failure };

/** Calls of one function in the last five full minutes that logged an error, handled or not. */
export type LoggedFailures = {
  /** Node of the graph. */
  readonly resource: string;
  readonly label: string;
  /** Different requests; a line that names none counts as one. */
  readonly calls: number;
};

export type Diagnosis = {
  /** The most harm first. */
  readonly found: readonly Diagnosed[];
  readonly checks: readonly CheckState[];
  /** Log lines since this moment were looked at. */
  readonly since: Instant;
  /** Absent: log lines could not be read. */
  readonly logged?: readonly LoggedFailures[];
};
