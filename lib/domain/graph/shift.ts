/** How an alias brings the requests of its function to another version. */
export type Shift = {
  readonly alias: string;
  /** How CodeDeploy moves it to each new version; absent where nobody moves it by itself. */
  readonly pace?: Pace;
  /** Versions beside the alias's own; `share` is of its requests, 0 to 1. */
  readonly beside: readonly { readonly version: string; readonly share: number }[];
  /** Names of the alarms at which CodeDeploy goes back. */
  readonly alarms: readonly string[];
  /** Names of the functions that CodeDeploy asks before and after the requests move. */
  readonly before?: string;
  readonly after?: string;
};

/** `percent` of the requests, 0 to 100: first and alone for `minutes`, then all; or so many more each `minutes`. */
export type Pace =
  | { readonly kind: 'canary' | 'linear'; readonly percent: number; readonly minutes: number }
  | { readonly kind: 'at-once' }
  /** A configuration whose steps no source tells. */
  | { readonly kind: 'named'; readonly name: string }
  | { readonly kind: 'unknown' };

const PREDEFINED =
  /^(?:CodeDeployDefault\.)?(?:Lambda|ECS)?(Canary|Linear)(\d{1,3})Percent(?:Every)?(\d{1,5})Minutes?$/;

/**
 * What the name of a deployment configuration says, as AWS or SAM writes its own.
 * @see https://docs.aws.amazon.com/codedeploy/latest/userguide/deployment-configurations.html
 */
export function paceOfName(name: string): Pace {
  const [, kind, percent, minutes] = PREDEFINED.exec(name) ?? [];
  if (kind !== undefined) {
    return {
      kind: kind === 'Canary' ? 'canary' : 'linear',
      percent: Number(percent),
      minutes: Number(minutes),
    };
  }
  return name.endsWith('AllAtOnce') ? { kind: 'at-once' } : { kind: 'named', name };
}

/** The mark below a function: `live: canary 10 % for 5 min`, in the drawing's own words. */
export function shiftText({ alias, pace, beside: [first] }: Shift): string {
  if (pace !== undefined) return `${alias}: ${paceText(pace)}`;
  return first === undefined ? alias : `${alias}: ${percentOf(first.share)} % on version ${first.version}`;
}

function paceText(pace: Pace): string {
  switch (pace.kind) {
    case 'canary':
      return `canary ${pace.percent} % for ${pace.minutes} min`;
    case 'linear':
      return `linear ${pace.percent} % every ${pace.minutes} min`;
    case 'at-once':
      return 'all at once';
    case 'named':
      return `by ${pace.name}`;
    case 'unknown':
      return 'by CodeDeploy';
  }
}

/** 0.075 → 7.5 */
export const percentOf = (share: number): number => Math.round(share * 1000) / 10;
