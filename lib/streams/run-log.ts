import { onEnvironment } from '#lib/domain/access/action.ts';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import type { Notice } from '#lib/domain/topics.ts';
import { type RunLogLine, runLogAfter } from '#lib/store/run-log.ts';
import { getDeployment, getRun } from '#lib/store/runs.ts';
import { defineStream } from './define.ts';
import { queueOf } from './queue-of.ts';

export type RunLogAsk = {
  readonly environment: EnvironmentKey;
  readonly runId: string;
  /** Last line the browser has; 0 for all. */
  readonly after: number;
  readonly signal: AbortSignal;
  readonly subscribe: (hear: (notice: Notice | 'resumed') => void) => () => void;
};

const PAGE = 500;

/** Lines of one run from `after` on, then new ones as they are written. */
export const runLog = defineStream<RunLogAsk, RunLogLine>({
  name: 'run-log',
  action: 'deploys:read',
  on: ({ environment }) => onEnvironment(environment),
  async run({ db }, _, ask) {
    const run = await getRun(db, ask.runId);
    const deployment = run && (await getDeployment(db, run.deploymentId));
    if (deployment?.environment !== ask.environment) return noLines();
    return lines(ask, (seq) => runLogAfter(db, ask.runId, seq, PAGE));
  },
});

async function* noLines(): AsyncIterable<RunLogLine> {}

async function* lines(
  { runId, after, signal, subscribe }: RunLogAsk,
  read: (seq: number) => Promise<readonly RunLogLine[]>,
): AsyncIterable<RunLogLine> {
  let seq = after;
  // Subscribed before the first read: a line written between the two rings the bell.
  const bells = queueOf<'ring'>(signal, 1, 'ring', (push) =>
    subscribe((notice) => {
      if (notice === 'resumed' || (notice.topic === 'run-log' && notice.id === runId)) push('ring');
    }),
  )[Symbol.asyncIterator]();
  let bell = bells.next();
  while (!signal.aborted) {
    const page = await read(seq);
    for (const line of page) {
      seq = line.seq;
      yield line;
    }
    if (page.length === PAGE) continue;
    if ((await bell).done) return;
    bell = bells.next();
  }
}
