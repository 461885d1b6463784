import { elapsed, type Instant, instant, seconds } from './time.ts';
import { type Millis, millis } from './units.ts';

/** How often collector and runner write a sign of life, each. */
export const REPORTS_EVERY: Millis = seconds(10);

/** Longer without one and a process is silent: three missed in a row. */
export const SILENT_AFTER: Millis = millis(3 * REPORTS_EVERY);

/** Processes that report. Web does not: whoever looks sees at once whether it answers. */
export const REPORTING = ['collector', 'runner'] as const;
export type ReportingProcess = (typeof REPORTING)[number];

/** One sign of life, by the clock of the database, as `now` must be too. */
export type Sign = { readonly kind: string; readonly seenAt: Instant };

/**
 * Whether anybody of a kind reports. `silent`: the last sign of any of them is `since`. `never`: none has ever reported, so
 * there is nothing to be silent since.
 */
export type Presence =
  | { readonly state: 'reporting' }
  | { readonly state: 'silent'; readonly since: Instant }
  | { readonly state: 'never' };

export type Presences = Readonly<Record<ReportingProcess, Presence>>;

/** The one rule of silence: pages, streams and the command line all ask it. */
export const isSilent = (seenAt: Instant, now: Instant): boolean => elapsed(seenAt, now) >= SILENT_AFTER;

/** Of several processes of a kind the last one to report speaks for all: one that answers is enough. */
export function presencesOf(signs: readonly Sign[], now: Instant): Presences {
  return { collector: presenceOf('collector', signs, now), runner: presenceOf('runner', signs, now) };
}

function presenceOf(kind: ReportingProcess, signs: readonly Sign[], now: Instant): Presence {
  const seen = signs.flatMap((each) => (each.kind === kind ? [each.seenAt] : []));
  if (seen.length === 0) return { state: 'never' };
  const last = instant(Math.max(...seen));
  return isSilent(last, now) ? { state: 'silent', since: last } : { state: 'reporting' };
}

/** Since when nothing is heard; undefined while it reports, and where nothing ever was. */
export const silentSince = (presence: Presence): Instant | undefined =>
  presence.state === 'silent' ? presence.since : undefined;

/** Versions of `portal.yaml`: the one that web goes by, and those of processes that have read another. */
export type OtherFiles = {
  readonly version: string;
  /** `runner:<host>` and the like. */
  readonly others: readonly { readonly process: string; readonly version: string }[];
};

/** What web knows of the parts that it stands on: what an open page is told whenever it changes. */
export type PortalState = Presences & {
  /** PostgreSQL has not answered web since. */
  readonly databaseAwaySince?: Instant;
  /** The collector reports again and has not read every environment anew yet. */
  readonly collectorBack?: ComeBack;
  /** Processes that go by another `portal.yaml` than web. */
  readonly otherFiles?: OtherFiles;
};

/** Back since `at`, after a silence since `silentSince`. */
export type ComeBack = { readonly at: Instant; readonly silentSince: Instant };
