import type { AwsClients } from '#lib/aws/clients.ts';
import { type Pace, paceOf } from '#lib/domain/logs/pace.ts';
import type { Clock } from '#lib/domain/time.ts';
import type { Listener } from './event.ts';
import { type Hub, startHub } from './hub.ts';

/** All hubs of this process: one a log group and account. */
export type Hubs = {
  /** @returns how to leave; the last one to leave ends the upstream. */
  readonly follow: (aws: AwsClients, group: string, listener: Listener) => () => void;
  readonly open: () => number;
  readonly stop: () => void;
};

/** The rest of the quota is for jumping in time. */
const TAIL_SHARE = 0.75;

export function hubs(clock: Clock): Hubs {
  const running = new Map<string, Hub>();

  function pace({ target, budget }: AwsClients): Pace {
    const { account, region } = target;
    const rate = budget.rate({ account, region, api: 'logs:FilterLogEvents' }) * TAIL_SHARE;
    const sharing = [...running].flatMap(([key, hub]) =>
      key.startsWith(`${account} ${region} `) ? [hub] : [],
    );
    const idle = sharing.filter((each) => each.isIdle()).length;
    return paceOf({ busy: sharing.length - idle, idle }, rate);
  }

  return {
    open: () => running.size,
    follow(aws, group, listener) {
      const { account, region } = aws.target;
      const key = `${account} ${region} ${group}`;
      const hub = running.get(key) ?? startHub({ aws, group, clock, pace: () => pace(aws) });
      running.set(key, hub);
      const leave = hub.join(listener);
      return () => {
        leave();
        if (hub.listeners() > 0 || running.get(key) !== hub) return;
        running.delete(key);
        hub.stop();
      };
    },
    stop() {
      for (const each of running.values()) each.stop();
      running.clear();
    },
  };
}
