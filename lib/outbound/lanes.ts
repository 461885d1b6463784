/** What tells somebody outside, round by round. Any number of collectors may do it at once. */
export type Outbox = {
  /** Works out what is to be told and starts on what is due. Waits for nobody outside. */
  readonly round: () => Promise<void>;
  /** When what was started on has been answered, or has failed. */
  readonly idle: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

/** Work for many at once, for each one thing after the other: who does not answer keeps nobody else waiting. */
type Lanes = Pick<Outbox, 'idle' | 'stop'> & {
  /**
   * Starts on what is due to one of them, unless that is under way or all has stopped.
   * @param some does a part of it, and says whether there was any
   */
  readonly start: (whom: string, some: () => Promise<boolean>) => void;
  readonly stopped: () => boolean;
};

/** @param failed told of what a lane ended with; the next round starts on it again */
export function lanes(failed: (whom: string, error: unknown) => void): Lanes {
  const busy = new Map<string, Promise<void>>();
  let stopped = false;

  async function drain(some: () => Promise<boolean>): Promise<void> {
    let more = true;
    while (more && !stopped) more = await some();
  }

  const idle = async (): Promise<void> => {
    await Promise.all(busy.values());
  };

  return {
    start(whom, some) {
      if (stopped || busy.has(whom)) return;
      const work = drain(some)
        .catch((error: unknown) => failed(whom, error))
        .finally(() => busy.delete(whom));
      busy.set(whom, work);
    },
    stopped: () => stopped,
    idle,
    async stop() {
      stopped = true;
      await idle();
    },
  };
}
