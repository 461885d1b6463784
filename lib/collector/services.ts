import type { Logger } from 'pino';
import type { AwsClients } from '#lib/aws/clients.ts';
import type { AwsTarget } from '#lib/aws/credentials.ts';
import type { ConfiguredEnvironment } from '#lib/config/portal-config.ts';
import type { ConfigSource } from '#lib/config/source.ts';
import type { Clock } from '#lib/domain/time.ts';
import type { HcpAccess } from '#lib/hcp/ask.ts';
import type { Db } from '#lib/store/db.ts';
import type { DeclaredSystems } from './declared.ts';
import type { Leadership } from './leadership.ts';
import type { Scenes } from './scenes.ts';

/** What the collector's parts may use; `lib/runtime/collector.ts` builds it. */
export type CollectorServices = {
  readonly db: Db;
  readonly config: ConfigSource;
  readonly clock: Clock;
  readonly log: Logger;
  /** Every write of a reading goes through it. */
  readonly leadership: Leadership;
  /** AWS of an environment, through its read role. */
  readonly aws: (environment: ConfiguredEnvironment) => AwsClients;
  /** AWS as a role that somebody who may add systems names. */
  readonly look: (target: AwsTarget) => AwsClients;
  /** HCP Terraform, by the tokens that `watch.hcp` names. */
  readonly hcp: HcpAccess;
  readonly declared: DeclaredSystems;
  readonly scenes: Scenes;
};
