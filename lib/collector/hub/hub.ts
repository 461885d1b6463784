import type { AwsClients } from '#lib/aws/clients.ts';
import type { Pace } from '#lib/domain/logs/pace.ts';
import { parseLine } from '#lib/domain/logs/parse.ts';
import type { Fresh } from '#lib/domain/logs/tail-window.ts';
import { maskerOf } from '#lib/domain/masking.ts';
import { type Clock, elapsed, seconds } from '#lib/domain/time.ts';
import type { HubEvent, HubStatus, Listener } from './event.ts';
import { recentLines } from './recent.ts';
import { followUpstream } from './upstream.ts';

/** One upstream for one log group, whoever watches: reads while somebody listens. */
export type Hub = {
  /** Gets the recent lines at once, then everything new. @returns how to leave. */
  readonly join: (listener: Listener) => () => void;
  readonly listeners: () => number;
  /** No line came of late, or none can be read. */
  readonly isIdle: () => boolean;
  readonly stop: () => void;
};

export type HubSetting = {
  readonly aws: AwsClients;
  readonly group: string;
  readonly clock: Clock;
  readonly pace: () => Pace;
};

/** A status that says the same again only moves `verifiedTo`. */
const STATUS_EVERY = seconds(5);
const IDLE_AFTER = seconds(30);

export function startHub({ aws, group, clock, pace }: HubSetting): Hub {
  const mask = maskerOf();
  const stopped = new AbortController();
  const listeners = new Set<Listener>();
  const recent = recentLines();
  let status: HubStatus | undefined;
  let newLineAt = clock();
  let toldAt = clock();

  const tell = (event: HubEvent) => {
    for (const each of listeners) each(event);
  };
  const isIdle = () => elapsed(newLineAt, clock()) > IDLE_AFTER || status?.state === 'failed';

  function onLine({ event, late }: Fresh): void {
    const line = parseLine(event, mask);
    recent.add(line);
    newLineAt = clock();
    tell({ kind: 'line', line, late });
  }

  function onStatus(next: HubStatus): void {
    const tellIt = next.state !== status?.state || elapsed(toldAt, clock()) >= STATUS_EVERY;
    status = next;
    if (!tellIt) return;
    toldAt = clock();
    tell(next);
  }

  followUpstream({ aws, group, clock, pace, isIdle, onLine, onStatus, onGap: tell }, stopped.signal).catch(
    () =>
      // A fault of ours ends the reading: whoever watches is told.
      onStatus({
        kind: 'status',
        group,
        state: 'failed',
        verifiedTo: status?.verifiedTo ?? clock(),
        cause: 'unavailable',
      }),
  );
  return {
    isIdle,
    listeners: () => listeners.size,
    join(listener) {
      for (const line of recent.all()) listener({ kind: 'line', line, late: false });
      if (status) listener(status);
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    stop: () => stopped.abort(),
  };
}
