import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import type { Millis } from '#lib/domain/units.ts';
import { DatabaseAway, isConnectionError } from './outage.ts';

const FIRST_WAIT_MS = 100;
const LONGEST_WAIT_MS = 2_000;

type Done = (release?: unknown) => void;
type Connected = (error: Error | undefined, client: pg.PoolClient | undefined, done: Done) => void;

/**
 * node-postgres' pool over a server that may go away at any moment. A connection that dies in somebody's hands is
 * an error of what was asked, never of the process, and never stays counted. One that cannot be made is tried again
 * for `patience`: nothing has been asked by then, so that waiting is safe for whatever comes. @throws DatabaseAway
 */
export class EnduringPool extends pg.Pool {
  readonly #patience: Millis;

  constructor(config: pg.PoolConfig, patience: Millis) {
    super({ ...config, Client: AnsweringClient } as pg.PoolConfig);
    this.#patience = patience;
    this.on('error', () => undefined);
    // A client in a transaction has no listener of the pool's: an error without one ends the process.
    this.on('connect', (client) => client.on('error', () => undefined));
  }

  override connect(): Promise<pg.PoolClient>;
  override connect(callback: Connected): void;
  override connect(callback?: Connected): Promise<pg.PoolClient> | undefined {
    const connected = this.#connected();
    if (!callback) return connected;
    connected.then(
      (client) => callback(undefined, client, (error) => client.release(error as Error)),
      (error: Error) => callback(error, undefined, () => undefined),
    );
    return undefined;
  }

  async #connected(): Promise<pg.PoolClient> {
    const deadline = performance.now() + this.#patience;
    for (let wait = FIRST_WAIT_MS; ; wait = Math.min(2 * wait, LONGEST_WAIT_MS)) {
      try {
        return givenBackOnce(await super.connect());
      } catch (error) {
        if (this.ending || !isConnectionError(error)) throw error;
        if (performance.now() + wait > deadline) throw new DatabaseAway(error);
      }
      await pause(wait);
    }
  }
}

/**
 * One that dies is given back at its end, whoever holds it: Drizzle forgets a client whose `begin` failed. Giving it
 * back a second time is then no error.
 */
function givenBackOnce(client: pg.PoolClient): pg.PoolClient {
  const release = client.release.bind(client);
  let held = true;
  const giveBack = (error?: Error | boolean) => {
    if (!held) return;
    held = false;
    client.off('end', dead);
    release(error);
  };
  const dead = () => giveBack(true);
  client.once('end', dead);
  client.release = giveBack;
  return client;
}

/** After `query_timeout` the connection is given up: what stands behind the silent query would wait as long. */
class AnsweringClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config);
    this.on('error', () => undefined);
    const query = this.query.bind(this) as (...args: unknown[]) => unknown;
    const ask = (...args: unknown[]) => {
      const answer = query(...args);
      if (answer instanceof Promise) answer.catch((error) => this.#giveUpAfter(error));
      return answer;
    };
    this.query = ask as typeof this.query;
  }

  #giveUpAfter(error: unknown): void {
    if (!(error instanceof Error) || error.message !== 'Query read timeout') return;
    (this as unknown as { connection: { stream: { destroy: () => void } } }).connection.stream.destroy();
  }
}
