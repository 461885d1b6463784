import type { ConfigSource } from '#lib/config/source.ts';
import type { RunnerAccounts } from '#lib/domain/deploy/runner-pool.ts';
import type { Clock } from '#lib/domain/time.ts';
import type { Millis } from '#lib/domain/units.ts';
import type { Db } from '#lib/store/db.ts';
import type { Engines } from '../job.ts';
import type { RunnerSigner } from '../signer.ts';
import type { RunnersRepository } from '../workspace.ts';

/** What the engine needs; `lib/runtime/runner.ts` builds it, tests put their own engines in. */
export type EngineServices = {
  readonly db: Db;
  readonly config: ConfigSource;
  readonly clock: Clock;
  readonly ids: () => string;
  readonly engines: Engines;
  /** By its name in `portal.yaml`. @throws StepFailed where none is called so */
  readonly repository: (name: string) => RunnersRepository;
  /** Seals plan files. */
  readonly planKey: Buffer;
  /** Signs plans. */
  readonly signer: RunnerSigner;
  /** This runner, in leases and audit: `runner:<host>:<pid>`. */
  readonly holder: string;
  /** A lease's length: how long a dead runner blocks its environment. Renewed at a quarter of it. */
  readonly leaseTtl: Millis;
  /** Accounts whose runs it takes. */
  readonly accounts?: RunnerAccounts;
  /** Runs at once; one an environment. */
  readonly most: number;
  readonly log: EngineLog;
};

/** Pino's shape, as far as it is used. */
export type EngineLog = {
  readonly info: (fields: object, text: string) => void;
  readonly error: (fields: object, text: string) => void;
};
