import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CliContext, Portal } from '#lib/cli/context.ts';
import type { Output } from '#lib/cli/output.ts';
import { credentialsFile, readCredentials } from '#lib/cli/remote/credentials.ts';
import { portalAddress } from '#lib/cli/remote/portal-address.ts';
import { remotePortal } from '#lib/cli/remote/remote-portal.ts';
import { type Env, loadEnv } from '#lib/config/env.ts';
import { configFromFile } from '#lib/config/source.ts';
import { instant } from '#lib/domain/time.ts';
import { openLocalPortal } from './local-portal.ts';

/** Where a running demo says how to reach it; only this user may read the file. */
const demoFile = ({ YAGURA_DEMO_DIR }: Env): string => join(YAGURA_DEMO_DIR, 'running.json');

/** Settings from the environment, or from the demo that runs in this clone when there is no database in it. */
export function cliEnv(): Env {
  const own = loadEnv();
  const file = demoFile(own);
  if (hasDatabase(own) || !existsSync(file)) return own;
  const { environment } = JSON.parse(readFileSync(file, 'utf8')) as {
    environment: Record<string, string>;
  };
  return loadEnv(environment);
}

const hasDatabase = (env: Env): boolean => Boolean(env.DATABASE_URL ?? env.DATABASE_URL_WEB);

/** This machine has neither a database nor a demo. */
const isNothingHere = (env: Env): boolean => !hasDatabase(env) && !existsSync(demoFile(env));

/** A command that asks a portal, and none is known: nothing was tried, so nothing failed. */
class NothingHere extends Error {
  constructor({ YAGURA_DEMO_DIR }: Env) {
    super(
      `no portal is known here: no demo has its state in ${YAGURA_DEMO_DIR} (started with --dir, it is named by YAGURA_DEMO_DIR), DATABASE_URL_WEB is not set, and nobody is signed in to one far away (login --portal …)`,
    );
    this.name = 'NothingHere';
  }
}

export type CliOptions = {
  readonly out: Output;
  /** Demo account to act as; refused elsewhere. */
  readonly as?: string;
  /** Address of a portal far away; wins over everything else. */
  readonly portal?: string;
};

/** Opens what a command needs, runs it, and closes it again. */
export async function withPortal<T>(
  options: CliOptions,
  run: (context: CliContext) => Promise<T>,
): Promise<T> {
  const { out } = options;
  const abort = new AbortController();
  const interrupt = () => abort.abort();
  process.once('SIGINT', interrupt);
  try {
    const { portal, close } = await openPortal(options, abort.signal);
    try {
      return await run({ ...portal, clock: () => instant(Date.now()), out, signal: abort.signal });
    } finally {
      await close();
    }
  } finally {
    process.off('SIGINT', interrupt);
  }
}

type Opened = { readonly portal: Portal; readonly close: () => Promise<void> };

async function openPortal(options: CliOptions, signal: AbortSignal): Promise<Opened> {
  const far = farPortal(options);
  if (!far) {
    const own = loadEnv();
    if (isNothingHere(own)) throw new NothingHere(own);
    return openLocalPortal(cliEnv(), own.YAGURA_TOKEN, options, signal);
  }
  if (options.as)
    throw new Error('--as names a demo account; far from the demo it is your token that speaks');
  return { portal: remotePortal({ ...far, signal }, options.out.progress), close: async () => undefined };
}

/**
 * Which portal far away is meant: the one named, by `--portal` or `YAGURA_URL`; or, where this machine has neither a database
 * nor a demo, the one signed in to last.
 */
export function farPortal(
  options: Pick<CliOptions, 'portal'>,
): { portal: string; token: string } | undefined {
  const env = loadEnv();
  const named = options.portal ?? (hasDatabase(env) ? undefined : env.portalUrl);
  const file = credentialsFile(env);
  const kept = named || isNothingHere(env) ? readCredentials(file) : undefined;
  const address = named ?? kept?.current;
  if (!address) return undefined;
  const portal = portalAddress(address);
  const token = env.YAGURA_TOKEN ?? kept?.portals[portal]?.token;
  if (!token)
    throw new Error(
      `no token for ${portal}: npm run portal -- login --portal ${portal}, or set YAGURA_TOKEN`,
    );
  return { portal, token };
}

/** Public keys of runners by the `portal.yaml` of this machine, which its user trusts; none where there is no such file. */
export function runnerKeysHere(): readonly string[] {
  const { YAGURA_CONFIG: file } = cliEnv();
  return existsSync(file) ? (configFromFile(file).current().file.proof?.runnerKeys ?? []) : [];
}
