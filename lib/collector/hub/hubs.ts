import { randomUUID } from 'node:crypto';
import type { AwsClients } from '#lib/aws/clients.ts';
import { filterLogEvents } from '#lib/aws/read/logs/filter-events.ts';
import { type Followed, type Pace, paceOf } from '#lib/domain/logs/pace.ts';
import { type Clock, minutes } from '#lib/domain/time.ts';
import { type Wait, waitFor } from './follow.ts';
import { type Hub, startHub } from './hub.ts';
import type { ReadPage } from './read-range.ts';
import type { RingBounds } from './ring.ts';

/** All hubs of this process: one a log group and account. */
export type Hubs = {
  /** Starts the group's upstream, or keeps it, until it is let go as often. */
  readonly follow: (aws: AwsClients, group: string) => Held;
  readonly open: () => number;
  readonly stop: () => void;
};

export type Held = { readonly hub: Hub; readonly letGo: () => void };

export type HubsSetting = {
  readonly wait?: Wait;
  readonly pageOf?: (aws: AwsClients) => ReadPage;
  readonly ids?: () => string;
  readonly bounds?: RingBounds;
};

/** The rest of this process's share is for jumping in time. */
const TAIL_SHARE = 0.9;
/** A viewer who comes back within this finds its place; the upstream goes on, slowly. */
const LINGERS = minutes(5);
const MOST_LINGERING = 20;

export function hubs(clock: Clock, setting: HubsSetting = {}): Hubs {
  const { wait = waitFor, pageOf = readerOf, ids = shortId, bounds } = setting;
  const running = new Map<string, { readonly hub: Hub; held: number }>();
  /** Hubs that nobody holds, the one that waits longest first. */
  const lingering = new Map<string, AbortController>();

  function pace({ target, budget }: AwsClients): Pace {
    const { account, region } = target;
    const rate = budget.rate({ account, region, api: 'logs:FilterLogEvents' }) * TAIL_SHARE;
    const sharing: { -readonly [Kind in keyof Followed]: number } = { speaking: 0, quiet: 0, unwatched: 0 };
    for (const [key, { hub }] of running) {
      if (key.startsWith(`${account} ${region} `)) sharing[hub.temper()] += 1;
    }
    return paceOf(sharing, rate);
  }

  function end(key: string): void {
    lingering.get(key)?.abort();
    lingering.delete(key);
    running.get(key)?.hub.stop();
    running.delete(key);
  }

  function linger(key: string): void {
    const ending = new AbortController();
    lingering.set(key, ending);
    const isOver = () => {
      if (!ending.signal.aborted) end(key);
    };
    wait(LINGERS, ending.signal).then(isOver).catch(isOver);
    const [longest] = lingering.size > MOST_LINGERING ? lingering.keys() : [];
    if (longest !== undefined) end(longest);
  }

  return {
    open: () => running.size,
    follow(aws, group) {
      const { account, region } = aws.target;
      const key = `${account} ${region} ${group}`;
      const start = () =>
        startHub({
          ...{ id: ids(), group, clock, wait, readPage: pageOf(aws), pace: () => pace(aws) },
          ...(bounds ? { bounds } : {}),
        });
      const found = running.get(key) ?? { hub: start(), held: 0 };
      running.set(key, found);
      found.held += 1;
      lingering.get(key)?.abort();
      lingering.delete(key);
      return {
        hub: found.hub,
        letGo() {
          found.held -= 1;
          if (found.held === 0 && running.get(key) === found) linger(key);
        },
      };
    },
    stop() {
      for (const key of [...running.keys()]) end(key);
    },
  };
}

const readerOf =
  (aws: AwsClients): ReadPage =>
  (ask) =>
    filterLogEvents(aws, ask);

const shortId = (): string => randomUUID().slice(0, 8);
