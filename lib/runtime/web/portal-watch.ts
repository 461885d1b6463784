import type { ComeBack, OtherFiles, PortalState, Presences } from '#lib/domain/silence.ts';
import type { Clock, Instant } from '#lib/domain/time.ts';
import type { Millis } from '#lib/domain/units.ts';

/** What web knows of collector, runner and PostgreSQL, asked by its own clock: a dead process tells nobody that it is dead. */
export type PortalWatch = {
  /** Undefined until the first answer. */
  readonly current: () => PortalState | undefined;
  /** Hears each change, and only changes. */
  readonly subscribe: (hear: (state: PortalState) => void) => () => void;
  /** Not older than `within`: asks again where it is. Never rejects: no answer is a state too. */
  readonly asOf: (within: Millis) => Promise<PortalState>;
  readonly stop: () => void;
};

/** PostgreSQL that takes longer for one small row does not answer. */
export const ANSWER_WITHIN_MS = 3_000;

type Options = {
  /** Reads the signs of life. */
  readonly ask: () => Promise<Presences>;
  readonly clock: Clock;
  /** How often it asks by itself; without, only when it is asked. */
  readonly everyMs?: number;
  /** PostgreSQL that answers later than this does not answer. */
  readonly answerWithinMs: number;
  /** PostgreSQL answers again: whatever was told meanwhile was missed. */
  readonly databaseBack?: () => void;
  /** Whether every environment was read after a silence that began then; without, nobody is told of a coming back. */
  readonly readAgain?: (silentSince: Instant) => Promise<boolean>;
  /** Who goes by another `portal.yaml`; without, nobody is told. */
  readonly otherFiles?: () => Promise<OtherFiles | undefined>;
  /** Hears why a question failed, the first time of a row of failures. */
  readonly trouble: (error: unknown) => void;
};

export function portalWatch({
  ask,
  clock,
  everyMs,
  answerWithinMs,
  databaseBack,
  readAgain,
  otherFiles,
  trouble,
}: Options): PortalWatch {
  const hearers = new Set<(state: PortalState) => void>();
  let known: { readonly state: PortalState; readonly at: Instant } | undefined;
  let asking: Promise<PortalState> | undefined;

  async function look(): Promise<PortalState> {
    const before = known?.state;
    const answer = await within(answerWithinMs, present(before)).catch((error: unknown) => {
      if (before?.databaseAwaySince === undefined) trouble(error);
      return undefined;
    });
    const state = answer ?? withoutDatabase(before, clock());
    known = { state, at: clock() };
    if (JSON.stringify(state) !== JSON.stringify(before)) for (const hear of hearers) hear(state);
    if (answer && before?.databaseAwaySince !== undefined) databaseBack?.();
    return state;
  }

  async function present(before: PortalState | undefined): Promise<PortalState> {
    const [reporting, files] = await Promise.all([ask(), otherFiles?.()]);
    const presences = { ...reporting, ...(files ? { otherFiles: files } : {}) };
    const back = comeBack(before, presences, clock());
    if (back === undefined || (await isReadAgain(back, before)) !== false) return presences;
    return { ...presences, collectorBack: back };
  }

  // PostgreSQL has answered by now: what fails here, a `portal.yaml` that cannot be read for one, is no loss of it.
  async function isReadAgain({ silentSince }: ComeBack, before: PortalState | undefined) {
    try {
      return await readAgain?.(silentSince);
    } catch (error) {
      if (before?.collectorBack === undefined) trouble(error);
      return false;
    }
  }

  const lookOnce = (): Promise<PortalState> => {
    asking ??= look().finally(() => {
      asking = undefined;
    });
    return asking;
  };
  // What it expects to fail is a state, and no failure.
  const lookAgain = () => {
    lookOnce().catch(() => undefined);
  };
  const timer = everyMs === undefined ? undefined : setInterval(lookAgain, everyMs);
  timer?.unref();
  return {
    current: () => known?.state,
    subscribe(hear) {
      hearers.add(hear);
      return () => hearers.delete(hear);
    },
    asOf: async (age) => (known && clock() - known.at <= age ? known.state : lookOnce()),
    stop: () => clearInterval(timer),
  };
}

/** Of a collector that was silent when it was last looked at, or has not caught up since. */
function comeBack(
  before: PortalState | undefined,
  { collector }: Presences,
  now: Instant,
): ComeBack | undefined {
  if (collector.state !== 'reporting') return undefined;
  if (before?.collector.state === 'silent') return { at: now, silentSince: before.collector.since };
  return before?.collectorBack;
}

/** What was known of the others stays as it was: of them nothing newer is known either. */
const withoutDatabase = (before: PortalState | undefined, now: Instant): PortalState => ({
  ...(before ?? { collector: { state: 'never' }, runner: { state: 'never' } }),
  databaseAwaySince: before?.databaseAwaySince ?? now,
});

/** Looks at the clock in the time that is given for an answer. */
const LOOKS = 20;

/**
 * Counted in looks and not by the clock: while this process does not get to run, an answer may lie before it unread, and that is no
 * silence of whoever gave it.
 */
function within<T>(ms: number, answer: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    let looks = 0;
    const timer = setInterval(() => {
      looks += 1;
      if (looks > LOOKS) reject(new Error(`no answer within ${ms} ms`));
    }, ms / LOOKS);
    answer.then(resolve, reject).finally(() => clearInterval(timer));
  });
}
