import { dirname, join } from 'node:path';
import type { LocalCloud } from '#infra/local/start.ts';
import type { EmbeddedDatabase } from '#lib/store/embedded.ts';
import type { Toolchain } from '../toolchain.ts';
import type { BaseKey, BaseKeys } from './access.ts';
import type { demoSecrets } from './settings.ts';

/** What processes are started with. */
export type Parts = {
  readonly database: EmbeddedDatabase;
  /** Not there before access is granted; only web starts without. */
  readonly keys?: BaseKeys;
  readonly cloud: LocalCloud;
  readonly secrets: ReturnType<typeof demoSecrets>;
  readonly dir: string;
  readonly tools: Toolchain;
  readonly path: string;
  readonly portal: string;
  readonly collector: string;
  /** `portal.yaml`, absolute. */
  readonly config: string;
  /** Where web asks what the demo has staged. */
  readonly guide?: string;
  /** The identity provider that runs beside it, if any. */
  readonly identity?: { readonly issuer: string; readonly clientId: string; readonly clientSecret: string };
};

export type ProcessName = 'web' | 'collector' | 'runner';

/** The whole environment of one process: nothing is inherited. */
export const processEnvironment = (name: ProcessName, parts: Parts): Record<string, string> => ({
  PATH: parts.path,
  HOME: parts.dir,
  TZ: 'UTC',
  NODE_ENV: 'production',
  NEXT_TELEMETRY_DISABLED: '1',
  AWS_ENDPOINT_URL: parts.cloud.endpoint,
  YAGURA_CONFIG: parts.config,
  YAGURA_URL: parts.portal,
  YAGURA_COLLECTOR_URL: parts.collector,
  YAGURA_DEMO_SIGN_IN: 'on',
  ...OWN[name](parts),
});

/** What each process gets that the others do not: web has no AWS credential at all. */
const OWN: Readonly<Record<ProcessName, (parts: Parts) => Record<string, string>>> = {
  web: ({ database, secrets, identity, guide }) => ({
    DATABASE_URL_WEB: database.urls.web,
    YAGURA_SERVICE_TOKEN: secrets.serviceToken,
    YAGURA_SESSION_SECRET: secrets.sessionSecret,
    ...(guide ? { YAGURA_DEMO_GUIDE_URL: guide } : {}),
    ...(identity
      ? {
          OIDC_NAME: 'Corp',
          OIDC_ISSUER: identity.issuer,
          OIDC_CLIENT_ID: identity.clientId,
          OIDC_CLIENT_SECRET: identity.clientSecret,
        }
      : {}),
  }),
  collector: ({ database, secrets, keys, cloud }) => ({
    DATABASE_URL_COLLECTOR: database.urls.collector,
    YAGURA_SERVICE_TOKEN: secrets.serviceToken,
    AWS_REGION: cloud.region,
    ...credentials(keys?.collector),
  }),
  runner: ({ database, secrets, keys, cloud, dir, tools }) => ({
    DATABASE_URL_RUNNER: database.urls.runner,
    YAGURA_PLAN_KEY: secrets.planKey,
    YAGURA_DATA_DIR: join(dir, 'data'),
    YAGURA_TERRAFORM: tools.terraform,
    YAGURA_TERRAFORM_RC: tools.terraformCliConfig,
    // Of the tests' tools: a demo of the shipped systems needs none.
    ...(tools.python.sam ? { YAGURA_SAM: join(dirname(tools.python.sam), 'sam') } : {}),
    AWS_REGION: cloud.region,
    ...credentials(keys?.runner),
  }),
};

function credentials(key: BaseKey | undefined): Record<string, string> {
  if (!key) throw new Error('started before access was granted');
  return { AWS_ACCESS_KEY_ID: key.accessKeyId, AWS_SECRET_ACCESS_KEY: key.secretAccessKey };
}
