import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { IsolationKind } from '#lib/domain/isolation.ts';
import { instant } from '#lib/domain/time.ts';
import { type OpenIsolation, openIsolation } from './isolation.ts';
import { probeBubblewrap } from './probe.ts';
import { findProgram } from './programs.ts';
import type { BaseKeys } from './step-order.ts';

export const prlimit = findProgram('prlimit', '/usr/bin:/bin');

/** Why bubblewrap cannot be used on this machine; undefined: it can. What rests on it is then not proven. */
export const noBubblewrap = async (): Promise<string | undefined> =>
  (await probeBubblewrap(process.execPath, prlimit, [])).why;

/** How supervisors renew keys: none of it, unless a test has a cloud. */
export type RenewalInTest = {
  readonly baseKeys: BaseKeys;
  /** `AWS_ENDPOINT_URL` and its kin. */
  readonly environment: Readonly<Record<string, string>>;
};

/** Steps of one kind in a data folder of a test's own. */
export async function isolationForTest(
  kind: IsolationKind,
  dataDir = mkdtempSync(join(tmpdir(), 'yagura-iso-')),
  renewal?: RenewalInTest,
): Promise<OpenIsolation & { dataDir: string; end: () => Promise<void> }> {
  const isolation = await openIsolation({
    report: { kind, probedAt: instant(0), walls: {}, limits: 'rlimit' },
    dataDir,
    node: process.execPath,
    prlimit,
    baseKeys: renewal?.baseKeys,
    environment: { PATH: '/usr/bin:/bin', ...renewal?.environment },
  });
  return {
    ...isolation,
    dataDir,
    async end() {
      await isolation.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

export const LIMITS = { memory: 2_147_483_648, processes: 256, minutes: 2, whenOver: 'stop' } as const;
