import pino from 'pino';
import { hasBaseKey } from '#lib/aws/base-key.ts';
import { BadEnvironment, type Env } from '#lib/config/env.ts';
import { cliEnv } from './cli.ts';
import { startRunner } from './runner.ts';

/** `deploy --local`: a runner in this process while `run` goes on. It ends once what is being applied is done. */
export async function withLocalRunner(run: () => Promise<void>): Promise<void> {
  const env = cliEnv();
  const missing = missingSettings(env, await hasBaseKey());
  if (missing.length > 0) throw new BadEnvironment(missing);
  // On stderr, where progress goes; what a run does is in its own log.
  const log = pino({ level: 'warn', base: { process: 'runner' } }, pino.destination({ dest: 2, sync: true }));
  const runner = await startRunner(env, log);
  try {
    // What was kept may be days old: nobody else may have run a runner since.
    await runner.readRepositories();
    await run();
  } finally {
    await runner.stop();
  }
}

/** What a runner needs beyond the command line, all at once. */
export const missingSettings = (
  env: Pick<Env, 'DATABASE_URL' | 'DATABASE_URL_RUNNER' | 'YAGURA_PLAN_KEY'>,
  baseKey: boolean,
): string[] => [
  ...(env.DATABASE_URL_RUNNER || env.DATABASE_URL
    ? []
    : ['DATABASE_URL_RUNNER: the local runner needs it, or DATABASE_URL for all processes']),
  ...(env.YAGURA_PLAN_KEY
    ? []
    : ['YAGURA_PLAN_KEY: the same 32 bytes, base64, as every runner of the portal']),
  ...(baseKey
    ? []
    : [
        'AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY: a key, or AWS_PROFILE, that may assume the roles in portal.yaml',
      ]),
];
