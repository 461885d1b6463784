import { resolve } from 'node:path';
import type { Env } from '#lib/config/env.ts';
import type { Clock } from '#lib/domain/time.ts';
import { chooseIsolation } from '#lib/isolation/choose.ts';
import { type OpenIsolation, openIsolation } from '#lib/isolation/isolation.ts';
import { probeBubblewrap } from '#lib/isolation/probe.ts';
import { findProgram } from '#lib/isolation/programs.ts';

/** How this runner keeps steps apart, tried first. @throws CannotIsolate */
export async function runnerIsolation(env: Env, clock: Clock): Promise<OpenIsolation> {
  const dataDir = resolve(env.YAGURA_DATA_DIR);
  const node = process.execPath;
  const prlimit = findProgram('prlimit', '/usr/bin:/bin');
  const report = await chooseIsolation({
    setting: env.YAGURA_ISOLATION,
    embeddedCloud: env.embeddedCloud,
    prlimit,
    asRoot: process.getuid?.() === 0,
    now: clock(),
    probe: () => probeBubblewrap(node, prlimit, [dataDir]),
  });
  return openIsolation({
    report,
    dataDir,
    node,
    prlimit,
    baseKeys: env.awsKeys,
    environment: { ...env.awsSettings, PATH: env.PATH },
  });
}
