import { setTimeout as sleep } from 'node:timers/promises';
import type { AwsClients } from '#lib/aws/clients.ts';
import type { Pace } from '#lib/domain/logs/pace.ts';
import { nextPoll, type PollState, startOfTail, TAIL_REACH, verifiedTo } from '#lib/domain/logs/poll-plan.ts';
import { type Fresh, tailWindow } from '#lib/domain/logs/tail-window.ts';
import { type Clock, elapsed, minus, seconds } from '#lib/domain/time.ts';
import type { HubEvent, HubStatus } from './event.ts';
import { readRange } from './read-range.ts';

/** What is read of one log group, over and over. */
export type Upstream = {
  readonly aws: AwsClients;
  readonly group: string;
  readonly clock: Clock;
  /** Time between reads, given the share of the quota and the groups that share it. */
  readonly pace: () => Pace;
  readonly isIdle: () => boolean;
  readonly onLine: (fresh: Fresh) => void;
  readonly onStatus: (status: HubStatus) => void;
  readonly onGap: (gap: HubEvent) => void;
};

/** Ids of half an hour at 200 lines a second: about 60 MB at worst. */
const MOST_IDS = 360_000;
/** A read that took longer than this left viewers behind. */
const LAGGING = seconds(5);

/** Reads until `signal` aborts; a failed read is told and made up for by the next. */
export async function followUpstream(upstream: Upstream, signal: AbortSignal): Promise<void> {
  const { clock, pace, isIdle } = upstream;
  const window = tailWindow(minus(clock(), TAIL_REACH), MOST_IDS);
  let state: PollState = startOfTail(clock());

  async function poll(): Promise<void> {
    const { aws, group, onLine, onStatus, onGap } = upstream;
    const began = clock();
    window.forgetBefore(minus(began, TAIL_REACH));
    const plan = nextPoll(state, began, window.floor());
    const read = await readRange(aws, { group, range: plan.range }, (events) => {
      for (const fresh of window.absorb(events)) onLine(fresh);
      return signal.aborted ? 'enough' : 'more';
    });
    if (signal.aborted) return;
    const status = { kind: 'status', group } as const;
    if (!read.ok) {
      // Read again from here: what the pages before the failure brought is known by its ids.
      onStatus({ ...status, state: 'failed', verifiedTo: verifiedTo(state), cause: read.error.kind });
      return;
    }
    if (plan.gap) onGap({ kind: 'gap', group, ...plan.gap, cause: 'outage' });
    state = plan.after;
    const lagging = elapsed(began, clock()) > LAGGING;
    onStatus({ ...status, state: lagging ? 'lagging' : 'live', verifiedTo: verifiedTo(state) });
  }

  while (!signal.aborted) {
    await poll();
    await sleep(isIdle() ? pace().idle : pace().busy, undefined, { signal }).catch(() => undefined);
  }
}
