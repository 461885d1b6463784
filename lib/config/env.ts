import { z } from 'zod';
import { isLoopback, waysElsewhere } from './aws-endpoints.ts';
import { type AwsKeys, awsKeys, awsSettings } from './aws-settings.ts';

/**
 * The only place that reads `process.env`, and the only one that knows whether this is the embedded cloud.
 * Called by entry points, never at import: `next build` evaluates modules without any setting.
 */
const schema = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']).default('production'),
  /** One database for all processes; the four below win over it. */
  DATABASE_URL: z.url().optional(),
  DATABASE_URL_WEB: z.url().optional(),
  DATABASE_URL_COLLECTOR: z.url().optional(),
  DATABASE_URL_RUNNER: z.url().optional(),
  DATABASE_URL_MIGRATE: z.url().optional(),
  YAGURA_CONFIG: z.string().default('portal.yaml'),
  /** Where a demo of this machine keeps its state: the command line finds a running one there. */
  YAGURA_DEMO_DIR: z.string().default('.yagura/demo'),
  /** Where browsers reach the portal. */
  YAGURA_URL: z.url().default('http://localhost:3000'),
  /** Addresses and ranges of the proxies before web, by comma: their `X-Forwarded-For` is believed, nobody else's. */
  YAGURA_TRUSTED_PROXIES: z.string().default('').transform(commas),
  /** The collector's private port. */
  YAGURA_COLLECTOR_URL: z.url().default('http://127.0.0.1:4100'),
  /** Shared by web and collector. */
  YAGURA_SERVICE_TOKEN: z.string().min(16).optional(),
  /** Signs sessions. */
  YAGURA_SESSION_SECRET: z.string().min(32).optional(),
  /** Encrypts plan files at rest: 32 bytes, base64. Runner only. */
  YAGURA_PLAN_KEY: z.string().optional(),
  /** Signs plans and the audit's newest entry: 32 bytes, base64. Runner only; without it a key derived from the plan key. */
  YAGURA_SIGNING_KEY: z.string().optional(),
  /** Runner's workspaces and local Terraform state, outside every clone. */
  YAGURA_DATA_DIR: z.string().default('.yagura/data'),
  YAGURA_DEMO_SIGN_IN: z.enum(['on', 'off']).default('off'),
  /** Where the demo of this machine is asked what it has staged; only beside demo accounts. */
  YAGURA_DEMO_GUIDE_URL: z.url().refine(isLoopback, 'must be on this machine').optional(),
  /** How long a dead runner keeps its environment from others. */
  YAGURA_LEASE_SECONDS: z.coerce.number().int().min(5).max(600).default(60),
  YAGURA_TERRAFORM: z.string().default('terraform'),
  YAGURA_TERRAFORM_RC: z.string().optional(),
  /** For components of `engine: tofu`. */
  YAGURA_TOFU: z.string().default('tofu'),
  /** For components of `wrapper: terragrunt`. */
  YAGURA_TERRAGRUNT: z.string().default('terragrunt'),
  /** How steps are kept apart. `auto`: bubblewrap, or nothing beside the embedded cloud where that cannot run. */
  YAGURA_ISOLATION: z.enum(['auto', 'bubblewrap', 'none']).default('auto'),
  /** Hosts that steps may call beside AWS's and Terraform's registry: `name` or `name:port`, with commas between. */
  YAGURA_STEP_HOSTS: z
    .string()
    .default('')
    .transform(commas)
    .pipe(z.array(z.string().regex(/^[a-z0-9.-]+(:\d+)?$/, 'write names of hosts'))),
  /** Networks of yours where those hosts may be (VPC endpoints): `10.0.0.0/16`, with commas between. */
  YAGURA_STEP_NETWORKS: z
    .string()
    .default('')
    .transform(commas)
    .pipe(z.array(z.union([z.cidrv4(), z.cidrv6()]))),
  /** A runner that takes only runs of these AWS accounts, with commas between; empty: of all. */
  YAGURA_RUNNER_ACCOUNTS: z
    .string()
    .default('')
    .transform(commas)
    .pipe(z.array(z.string().regex(/^\d{12}$/, 'write account numbers of 12 digits'))),
  /** The SAM command line, for `build: sam`. */
  YAGURA_SAM: z.string().default('sam'),
  /** Folders of toolchains for builds, each with a `bin`, with colons between: `/opt/node22:/opt/python3.13`. */
  YAGURA_BUILD_TOOLS: z
    .string()
    .default('')
    .transform((text) => parts(text, ':'))
    .pipe(z.array(z.string().startsWith('/', 'write absolute folders'))),
  /** A Logs Insights query that scans for more than this is asked about first, USD. Web only. */
  YAGURA_INSIGHTS_ASK_USD: z.coerce.number().min(0).max(10_000).default(1),
  /** Where the runner finds programs. */
  PATH: z.string().default('/usr/local/bin:/usr/bin:/bin'),
  /** Exactly as the provider writes it: https, or http on this machine. */
  OIDC_ISSUER: z.url().refine(safeFromOthers, 'must be https, or http on a loopback address').optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  /** On the button: "Sign in with …". */
  OIDC_NAME: z.string().max(40).optional(),
  /** Asked for beside `openid`, by space. */
  OIDC_SCOPES: z.string().default('profile email').transform(words),
  /** The claim that lists a person's groups; a path into an object by dots. */
  OIDC_GROUPS_CLAIM: z.string().min(1).default('groups'),
  GITHUB_OAUTH_CLIENT_ID: z.string().optional(),
  GITHUB_OAUTH_CLIENT_SECRET: z.string().optional(),
  /** GitHub Enterprise: where it is, without a path. */
  GITHUB_OAUTH_URL: z
    .url()
    .refine(safeFromOthers, 'must be https, or http on a loopback address')
    .default('https://github.com')
    .transform((url) => new URL(url).origin),
  /** How long a session lasts, however much it is used: at its end groups are asked for again. */
  YAGURA_SESSION_MINUTES: z.coerce.number().min(1).max(10_080).default(480),
  /** API token of the command line. */
  YAGURA_TOKEN: z.string().optional(),
  /** Where the command line keeps its tokens: below `XDG_CONFIG_HOME`, else `~/.config`. */
  XDG_CONFIG_HOME: z.string().optional(),
  HOME: z.string().optional(),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error']).default('info'),
});

export type Env = z.infer<typeof schema> & {
  /** Every way to an AWS endpoint is set to a loopback address: the embedded cloud. */
  readonly embeddedCloud: boolean;
  /** `AWS_ENDPOINT_URL`, passed on to child processes of the runner. */
  readonly awsEndpoint: string | undefined;
  readonly demoSignIn: boolean;
  /** `YAGURA_URL` where it was set: to a command line without a database, the portal far away. */
  readonly portalUrl: string | undefined;
  /** Where the SDK finds keys and endpoints, for a process that renews a step's role; no secret is among them. */
  readonly awsSettings: Readonly<Record<string, string>>;
  /** Variables of pip and npm: builds reach the registries that this machine is set to. */
  readonly packageClients: Readonly<Record<string, string>>;
  /** The value of a variable that `portal.yaml` names as a credential; each process is given its own alone. */
  readonly secretNamed: (name: string) => string | undefined;
  /** Static keys, where there are any. They go on by a pipe, never by an environment. */
  readonly awsKeys: AwsKeys | undefined;
};

/**
 * @param said what the command line says in place of a variable
 * @throws BadEnvironment naming each variable that is wrong; never its value.
 */
export function loadEnv(
  given: Readonly<Record<string, string | undefined>> = process.env,
  said: Readonly<Record<string, string>> = {},
): Env {
  const source = { ...given, ...said };
  const parsed = schema.safeParse(blanksRemoved(source));
  if (!parsed.success) {
    throw new BadEnvironment(parsed.error.issues.map((each) => `${each.path.join('.')}: ${each.message}`));
  }
  const ways = waysElsewhere(source);
  const embeddedCloud = ways.length === 0;
  const demoSignIn = parsed.data.YAGURA_DEMO_SIGN_IN === 'on';
  if (demoSignIn && !embeddedCloud) {
    throw new BadEnvironment([
      'YAGURA_DEMO_SIGN_IN: demo accounts exist only with the embedded cloud; turn it off, or keep every call to AWS on this machine:',
      ...ways,
    ]);
  }
  return {
    ...parsed.data,
    embeddedCloud,
    awsEndpoint: source.AWS_ENDPOINT_URL || undefined,
    demoSignIn,
    portalUrl: source.YAGURA_URL || undefined,
    awsSettings: awsSettings(source),
    awsKeys: awsKeys(source),
    packageClients: packageClients(source),
    secretNamed: (name) => source[name] || undefined,
  };
}

/** @throws BadEnvironment when none is set. */
export function databaseUrl(env: Env, role: 'web' | 'collector' | 'runner' | 'migrate'): string {
  const name =
    `DATABASE_URL_${role.toUpperCase()}` as `DATABASE_URL_${'WEB' | 'COLLECTOR' | 'RUNNER' | 'MIGRATE'}`;
  const url = env[name] ?? env.DATABASE_URL;
  if (!url) throw new BadEnvironment([`${name}: set it, or DATABASE_URL for all processes`]);
  return url;
}

/** @throws BadEnvironment when the setting is absent. */
export function required<Name extends keyof Env>(env: Env, name: Name): NonNullable<Env[Name]> {
  const value = env[name];
  if (value === undefined || value === null) throw new BadEnvironment([`${String(name)}: must be set`]);
  return value;
}

export class BadEnvironment extends Error {
  constructor(problems: readonly string[]) {
    super(`environment variables:\n${problems.map((each) => `  ${each}`).join('\n')}`);
    this.name = 'BadEnvironment';
  }
}

/**
 * React and Next choose their builds by `NODE_ENV` when they are loaded. Only a process that shows pages needs it, before it
 * loads either.
 */
export function productionUnlessSaid(): void {
  if (!process.env.NODE_ENV) Object.assign(process.env, { NODE_ENV: 'production' });
}

/**
 * Tells Next that it serves a standalone build with the settings of that build, as the server does that Next writes beside it.
 * Otherwise it looks for a configuration file in the folders above, and runs it.
 */
export function standaloneBuild(config: unknown): void {
  Object.assign(process.env, { __NEXT_PRIVATE_STANDALONE_CONFIG: JSON.stringify(config) });
}

function packageClients(source: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const ours = (name: string) => name.startsWith('PIP_') || name.toUpperCase().startsWith('NPM_CONFIG_');
  // A folder of the person who started the runner is none of a step's.
  const ofAPerson = [
    'PREFIX',
    'CACHE',
    'CACHE_DIR',
    'TARGET',
    'LOCAL_PREFIX',
    'GLOBAL_PREFIX',
    'INIT_MODULE',
  ];
  return Object.fromEntries(
    Object.entries(source).flatMap(([name, value]) =>
      value && ours(name) && !ofAPerson.some((each) => name.toUpperCase().endsWith(`_${each}`))
        ? [[name, value]]
        : [],
    ),
  );
}

const parts = (text: string, between: string): readonly string[] =>
  text
    .split(between)
    .map((each) => each.trim())
    .filter(Boolean);

function commas(text: string): readonly string[] {
  return parts(text, ',');
}

function words(text: string): readonly string[] {
  return parts(text, ' ');
}

/** Secrets and tokens travel there. */
function safeFromOthers(url: string): boolean {
  return new URL(url).protocol === 'https:' || (new URL(url).protocol === 'http:' && isLoopback(url));
}

const blanksRemoved = (source: Readonly<Record<string, string | undefined>>) =>
  Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
