import type { ConfigSource } from '#lib/config/source.ts';
import type { Deployment } from '#lib/domain/deploy/deployment.ts';
import type { Run } from '#lib/domain/deploy/run.ts';
import type { Clock } from '#lib/domain/time.ts';
import type { Db } from '#lib/store/db.ts';

/** What a check looks at; web and runner each have their own. */
export type CheckServices = {
  readonly db: Db;
  readonly config: ConfigSource;
  readonly clock: Clock;
  /** Public keys that a runner knows to be its own; elsewhere those of `portal.yaml`. */
  readonly runnerKeys?: readonly string[];
};

/** A run whose request and approvals are looked at. */
export type Checkable = { readonly run: Run; readonly deployment: Deployment };
