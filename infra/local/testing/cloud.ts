import { mkdirSync, mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { readToolchain, repoRoot } from '../../../tools/toolchain.ts';
import { type LocalCloud, startLocalCloud } from '../start.ts';

/** A state folder of its own, git-ignored. */
export function freshStateDir(): string {
  const folder = join(repoRoot, '.yagura/tests');
  mkdirSync(folder, { recursive: true });
  return mkdtempSync(join(folder, 'cloud-'));
}

/** The embedded cloud for an integration test, on free ports. */
export function startTestCloud(
  stateDir: string,
  {
    port = 0,
    trail = false,
    region,
  }: { readonly port?: number; readonly trail?: boolean; readonly region?: string } = {},
): Promise<LocalCloud> {
  const { python, node } = readToolchain();
  if (!python.ministack) throw new Error('MiniStack is not installed: run `npm run bootstrap`');
  return startLocalCloud({
    ...{ stateDir, port, trail },
    ...(region === undefined ? {} : { region }),
    ...{ python: python.ministack, nodeBin: node, log: () => undefined },
  });
}

/** What every SDK client of a test is made with. */
export function clientOptions(
  cloud: LocalCloud,
  credentials: {
    accessKeyId: string;
    secretAccessKey: string;
    sessionToken?: string;
  } = cloud.rootCredentials,
) {
  return { endpoint: cloud.endpoint, region: cloud.region, credentials, maxAttempts: 1 };
}
