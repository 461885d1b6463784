import type { OutsideChange } from '../outside/change.ts';
import { type Instant, minutes } from '../time.ts';
import type { Millis } from '../units.ts';
import type { AfterDeploy } from './after-deploy.ts';
import type { CodeChange, FileChange } from './code-change.ts';
import type { ErrorsSince, NewError } from './new-errors.ts';
import type { Run } from './run.ts';

/** `proven`: every line that could say otherwise was looked at. `inferred`: nothing that was looked at says otherwise. */
export type Basis = 'proven' | 'inferred';

/** What speaks for it that a release is the cause of trouble. */
export type Ground = { readonly basis: Basis } & (
  | { readonly kind: 'own-functions'; readonly lines: number; readonly names: readonly string[] }
  | { readonly kind: 'began-after'; readonly kinds: number; readonly after: Millis }
  | { readonly kind: 'in-diff'; readonly artifact: string; readonly file: FileChange; readonly text: string }
  | { readonly kind: 'nothing-else'; readonly from: Instant; readonly lag?: Millis }
);

/** Why the watch, where there was one, did not see it. */
export type WatchMissed =
  | { readonly kind: 'none' }
  | { readonly kind: 'ended-before'; readonly until: Instant; readonly first: Instant };

export type WhyNamed = {
  readonly grounds: readonly Ground[];
  readonly missed?: WatchMissed;
};

export type Evidence = {
  readonly run: Pick<Run, 'number' | 'broke'>;
  readonly after: AfterDeploy;
  readonly errors: ErrorsSince;
  /** Labels of the functions that the release changed. */
  readonly changed: readonly string[];
  readonly code: readonly CodeChange[];
  /** Changes that no run explains. */
  readonly outside: readonly OutsideChange[];
  /** When changes from outside were last looked for; absent: nobody looked. */
  readonly outsideAsOf?: Instant;
};

/** Nothing before this long ahead of a deploy is held to be its rival. */
const RIVALS = minutes(15);
/** Shorter words of an error stand in too many lines. */
const LEAST_WORDS = 6;

/** Each ground that holds, and nothing for one that does not: a cause is not claimed without its rule. */
export function whyNamed(evidence: Evidence): WhyNamed {
  const grounds = [ownFunctions, beganAfter, inDiff, nothingElse].flatMap((each) => each(evidence) ?? []);
  const missed = missedBy(evidence);
  return { grounds, ...(missed ? { missed } : {}) };
}

function ownFunctions({ errors, changed }: Evidence): Ground | undefined {
  const names = Object.keys(errors.lines);
  if (names.length === 0 || !names.every((each) => changed.includes(each))) return undefined;
  const lines = Object.values(errors.lines).reduce((all, each) => all + each, 0);
  return { kind: 'own-functions', basis: errors.complete ? 'proven' : 'inferred', lines, names };
}

function beganAfter({ errors, after }: Evidence): Ground | undefined {
  const first = firstOf(errors.fresh);
  if (first === undefined || !after.measured) return undefined;
  return {
    kind: 'began-after',
    basis: errors.complete ? 'proven' : 'inferred',
    kinds: errors.fresh.length,
    after: Math.max(0, first - after.measured.deployedAt) as Millis,
  };
}

/** Words of an error that stand in a line which the release added: the line that throws, or one that names it. */
function inDiff({ errors, code }: Evidence): Ground | undefined {
  const words = errors.fresh.flatMap(wordsOf);
  for (const { artifact, files } of code)
    for (const file of files)
      for (const { kind, text } of file.lines ?? []) {
        const said = kind === 'added' ? words.find((each) => text.includes(each)) : undefined;
        if (said !== undefined) return { kind: 'in-diff', basis: 'inferred', artifact, file, text: said };
      }
  return undefined;
}

function nothingElse({ run, after, outside, outsideAsOf }: Evidence): Ground | undefined {
  const { measured, around, watch } = after;
  if (!measured || outsideAsOf === undefined) return undefined;
  const from = (measured.deployedAt - RIVALS) as Instant;
  const to = run.broke?.at ?? watch?.ended?.at ?? outsideAsOf;
  const isWithin = ({ at }: { readonly at: Instant }) => at >= from && at <= to;
  if (around.some((each) => each.number !== run.number && isWithin(each)) || outside.some(isWithin))
    return undefined;
  const lag = Math.max(0, to - outsideAsOf) as Millis;
  return { kind: 'nothing-else', basis: lag > 0 ? 'inferred' : 'proven', from, ...(lag > 0 ? { lag } : {}) };
}

function missedBy({ run, after, errors }: Evidence): WatchMissed | undefined {
  if (!run.broke) return undefined;
  if (!after.watch) return { kind: 'none' };
  const first = firstOf(errors.fresh);
  const { until } = after.watch;
  return first !== undefined && first > until ? { kind: 'ended-before', until, first } : undefined;
}

const firstOf = (errors: readonly NewError[]): Instant | undefined =>
  errors.length === 0 ? undefined : (Math.min(...errors.map(({ first }) => first)) as Instant);

/** The message, and what is quoted in it. */
function wordsOf({ line: { message, fields } }: NewError): readonly string[] {
  const said = [message, fields?.errorMessage].filter((each): each is string => typeof each === 'string');
  return said
    .flatMap((text) => {
      const [first = ''] = text.split(' ⏎ ', 1);
      return [first, ...first.split(/['"`]/).filter((_, index) => index % 2 === 1)];
    })
    .map((each) => each.trim())
    .filter((each) => each.length >= LEAST_WORDS);
}
