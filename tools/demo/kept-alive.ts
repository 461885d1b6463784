import { setTimeout as pause } from 'node:timers/promises';

/** Something that runs until it dies or is stopped. */
export type Life = {
  /** Resolves with how it ended, whoever ended it. */
  readonly ended: Promise<string>;
};

export type KeptAlive = {
  /** After this nothing is started again. Resolves when no start is under way. */
  readonly letGo: () => Promise<void>;
};

export type Keeping = {
  readonly name: string;
  readonly first: Life;
  readonly startAgain: () => Promise<Life>;
  /** One line a death and a return. */
  readonly say: (line: string) => void;
  readonly wait?: (ms: number) => Promise<unknown>;
};

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 30_000;
/** Alive for so long, it has recovered: the next death waits as the first did. */
const RECOVERED_MS = 60_000;
/** Deaths in a row after which something is wrong that no start mends. */
const MOST_DEATHS = 8;

/** Starts again what died, later and later, and says so each time: a death is never hidden. */
export function keptAlive({ name, first, startAgain, say, wait = (ms) => pause(ms) }: Keeping): KeptAlive {
  let kept = true;

  async function keep(): Promise<void> {
    let life = first;
    let deaths = 0;
    for (;;) {
      const since = performance.now();
      const how = await life.ended;
      if (!kept) return;
      deaths = performance.now() - since > RECOVERED_MS ? 1 : deaths + 1;
      say(`  ${name} ${how}.`);
      const next = await again(deaths);
      if (!next) return;
      ({ life, deaths } = next);
      say(`  ${name} runs again.`);
    }
  }

  /** One start that does not succeed counts as a death. */
  async function again(before: number): Promise<{ life: Life; deaths: number } | undefined> {
    for (let deaths = before; ; deaths += 1) {
      if (deaths > MOST_DEATHS) {
        say(`  ${name} died ${deaths} times in a row and is not started again.`);
        return undefined;
      }
      await wait(Math.min(FIRST_WAIT_MS * 2 ** (deaths - 1), LONGEST_WAIT_MS));
      if (!kept) return undefined;
      try {
        return { life: await startAgain(), deaths };
      } catch (error) {
        say(`  ${name} does not start: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
  }

  const keeping = keep().catch((error) => say(`  ${name}: ${error}`));
  return {
    async letGo() {
      kept = false;
      // One that lives ends when its owner stops it; one that is being started is waited for.
      await Promise.race([keeping, wait(0)]);
    },
  };
}
