import { canonicalJson } from '#lib/domain/canonical-json.ts';
import { isFinal } from '#lib/domain/deploy/run.ts';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import type { Notice } from '#lib/domain/topics.ts';
import { type Millis, millis } from '#lib/domain/units.ts';
import { environmentOfRun } from '#lib/store/deploy-facts.ts';
import { getRun } from '#lib/store/runs.ts';
import type { CollectorServices } from './services.ts';
import { type Watch, watch } from './watch.ts';

/** All environments that this process reads: those of `portal.yaml` in accounts that it leads. */
export type Watches = {
  /** Starts and stops watches so that they fit configuration and leases; one whose configuration changed reads anew. */
  readonly adjust: () => void;
  /** A run moved: its environment is judged at once, and read at once when the run has ended, or a pipeline pushed a state of it. */
  readonly hear: (notice: Notice) => void;
  /** Notices were lost: read everything. */
  readonly refreshAll: () => void;
  readonly keys: () => readonly EnvironmentKey[];
  readonly stop: () => Promise<void>;
};

export function watches(services: CollectorServices): Watches {
  const { config, leadership, log } = services;
  const running = new Map<EnvironmentKey, Watch>();
  /** What `portal.yaml` says of each that runs. */
  const said = new Map<EnvironmentKey, string>();

  async function react(runId: string): Promise<void> {
    const run = await getRun(services.db, runId);
    const key = await environmentOfRun(services.db, runId);
    const found = key && running.get(key as EnvironmentKey);
    if (!run || !found) return;
    if (isFinal(run.state) || run.state === 'verifying') found.refreshNow();
    else found.judgeNow();
  }

  return {
    keys: () => [...running.keys()],
    adjust() {
      const wanted = [...config.current().environments.values()].filter((each) =>
        leadership.leads(each.account),
      );
      let started = 0;
      for (const each of wanted) {
        const { key } = each;
        const [before, now] = [said.get(key), canonicalJson(each)];
        said.set(key, now);
        const found = running.get(key);
        if (found && before === now) continue;
        log.info({ environment: key }, found ? 'portal.yaml changed' : 'watching');
        if (found) found.readAnew();
        else {
          running.set(key, watch(services, key, startsAfter(started)));
          started += 1;
        }
      }
      const keys = wanted.map(({ key }) => key);
      for (const [key, each] of running) {
        if (keys.includes(key)) continue;
        log.info({ environment: key }, 'no longer watching');
        running.delete(key);
        said.delete(key);
        each
          .stop()
          .catch((error: unknown) => log.error({ environment: key, error: String(error) }, 'still watching'));
      }
    },
    hear({ topic, id }) {
      if (topic === 'pushed') running.get(id as EnvironmentKey)?.refreshNow();
      if (topic !== 'run') return;
      react(id).catch((error: unknown) => log.error({ run: id, error: String(error) }, 'notice'));
    },
    refreshAll() {
      for (const each of running.values()) each.refreshNow();
    },
    async stop() {
      await Promise.all([...running.values()].map((each) => each.stop()));
      running.clear();
    },
  };
}

/** So many begin at once; each more a little later. */
const AT_ONCE = 8;
const APART = millis(500);

export const startsAfter = (place: number): Millis => millis(Math.max(0, place - AT_ONCE + 1) * APART);
