import type { Risk } from '../deploy/plan.ts';
import { isStateful } from '../deploy/stateful.ts';
import type { Instant } from '../time.ts';

/** One attribute that is not as it was declared; JSON text as plans show it, secrets masked. */
export type DriftedAttribute = {
  readonly path: string;
  /** Undefined: nothing is declared. */
  readonly declared?: string;
  /** Undefined: there is nothing. */
  readonly found?: string;
};

/** A resource that is not as the last deploy left it. */
export type DriftedResource = {
  /** Terraform address or logical id. */
  readonly address: string;
  /** Of Terraform or CloudFormation. */
  readonly type: string;
  /** Name, ARN or id by which AWS knows it, where the check tells. */
  readonly physicalId?: string;
  readonly change: 'changed' | 'deleted';
  readonly attributes: readonly DriftedAttribute[];
  readonly risks: readonly Risk[];
  /** The check that saw it first: it happened between that and the one before. */
  readonly since: Instant;
};

/** What the newest check of one component came to. */
export type DriftCheck = {
  readonly component: string;
  readonly checkedAt: Instant;
  /** Against which it was held: the commit that was deployed last. */
  readonly commit: string;
  readonly resources: readonly DriftedResource[];
  /** Since the last good check nothing could be read: why, and when it was tried. */
  readonly failed?: { readonly at: Instant; readonly cause: string };
};

/** Who changed it, as CloudTrail has it. `not-found`: nothing there yet, or longer ago than it keeps. */
export type DriftAuthor =
  | { readonly state: 'known'; readonly who: string; readonly event: string; readonly at: Instant }
  | { readonly state: 'not-found' }
  | { readonly state: 'unread' };

export type AuthoredResource = DriftedResource & { readonly author: DriftAuthor };

/** Drift of one component that `portal.yaml` has checked; `never` before the first check has ended. */
export type ComponentDrift =
  | {
      readonly component: string;
      readonly state: 'never';
      readonly failed?: NonNullable<DriftCheck['failed']>;
    }
  | (Omit<DriftCheck, 'resources'> & {
      readonly state: 'checked';
      readonly resources: readonly AuthoredResource[];
    });

/** Drift of one environment: of each component that is checked. Empty: none is. */
export type EnvironmentDrift = readonly ComponentDrift[];

/** Which drift makes an environment degraded: what touches IAM, the internet or data; any; none. */
export const DRIFT_DEGRADES = ['risky', 'any', 'none'] as const;
export type DriftDegrades = (typeof DRIFT_DEGRADES)[number];

/** Rights, exposure to the internet, and parts that keep data. */
export const isRisky = ({ type, risks }: Pick<DriftedResource, 'type' | 'risks'>): boolean =>
  isStateful(type) || risks.some((each) => each !== 'network');

/** Resources of a check with since when each is known: what was seen before keeps its beginning. */
export const withBeginnings = (
  found: readonly Omit<DriftedResource, 'since'>[],
  before: readonly DriftedResource[],
  now: Instant,
): readonly DriftedResource[] =>
  found.map((each) => ({
    ...each,
    since:
      before.find(({ address, change }) => address === each.address && change === each.change)?.since ?? now,
  }));

export const driftedOf = (drift: EnvironmentDrift): readonly (AuthoredResource & { component: string })[] =>
  drift.flatMap((each) =>
    each.state === 'checked' ? each.resources.map((one) => ({ ...one, component: each.component })) : [],
  );
