import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readLocalEnvironment } from './env.ts';
import { rootClient } from './gateway/root-client.ts';
import { type SupervisedGateway, superviseGateway } from './gateway/supervise.ts';
import { upstreamOf } from './gateway/upstream.ts';
import { afterOrphan, mark, stateAge } from './marker.ts';
import { type MiniStack, startMiniStack } from './ministack.ts';
import { type Recorded, recordedCalls } from './recorded.ts';
import { type RootCredentials, rootOf } from './root.ts';

export interface LocalCloudOptions {
  /** Everything that is kept between runs; git-ignored. */
  readonly stateDir: string;
  /** The gateway's port; 0 takes a free one. Addresses kept in a state folder contain it: keep it the same. */
  readonly port: number;
  /** The interpreter of the environment that has MiniStack. */
  readonly python: string;
  readonly nodeBin: string;
  readonly log: (line: string) => void;
  /** The one region that it answers for whole; ap-northeast-1 where it is not said. */
  readonly region?: string;
  /** MiniStack records calls as CloudTrail does, for `recorded`. */
  readonly trail?: boolean;
}

export interface LocalCloud {
  /** What every client and every function uses as `AWS_ENDPOINT_URL`. */
  readonly endpoint: string;
  readonly controlEndpoint: string;
  readonly controlToken: string;
  readonly account: string;
  readonly region: string;
  readonly rootCredentials: RootCredentials;
  /** Nothing was ever deployed to this state folder. */
  readonly freshState: boolean;
  /** The last run did not stop cleanly: what was deployed since the stop before is lost; deploy again. */
  readonly stateIsOlderThanDeployed: boolean;
  /** MiniStack's process: functions are its children. For measuring; `stop()` ends it. */
  readonly pid: number;
  /** The gateway's own process; MiniStack goes on without it, and whoever supervises starts it again. */
  readonly gateway: Pick<SupervisedGateway, 'pid' | 'ended' | 'startAgain'>;
  /** What AWS itself has recorded of an operation since then, whatever came between: asked past the gateway. */
  recorded(operation: string, since: Date): Promise<readonly Recorded[]>;
  /** Resolves when MiniStack ends by itself. */
  readonly ended: Promise<unknown>;
  stop(): Promise<void>;
}

const ACCOUNT = '000000000000';
const USUAL_REGION = 'ap-northeast-1';

/** Starts MiniStack and its gateway on loopback, and resolves when both answer. */
export async function startLocalCloud(options: LocalCloudOptions): Promise<LocalCloud> {
  const { log, region = USUAL_REGION } = options;
  const stateDir = resolve(options.stateDir);
  const environment = readLocalEnvironment();
  mkdirSync(stateDir, { recursive: true, mode: 0o700 });
  const age = stateAge(stateDir);
  await afterOrphan(stateDir, log);
  const root = rootOf(stateDir);
  // A short path: the name of a Unix socket may have no more than 103 bytes on macOS.
  const runDir = mkdtempSync(join(environment.temporary, 'yagura-'));

  const socketPath = join(runDir, 'cloud.sock');
  const controlToken = randomBytes(24).toString('base64url');

  let gateway: SupervisedGateway | undefined;
  let ministack: MiniStack | undefined;
  const upstream = upstreamOf(() => socketPath);

  const stop = async () => {
    if (ministack) await gateway?.settle();
    const how = await ministack?.stop();
    await gateway?.stop();
    upstream.close();
    if (how) mark(stateDir, { clean: how.clean });
    rmSync(runDir, { recursive: true, force: true });
  };
  try {
    const supervised = await superviseGateway(
      options.nodeBin,
      {
        ...{ socketPath, stateDir, root, region, account: ACCOUNT },
        ...{ port: options.port, controlPort: 0, controlToken },
      },
      log,
    );
    gateway = supervised;
    ministack = await startMiniStack({
      python: resolve(options.python),
      nodeBin: options.nodeBin,
      stateDir,
      path: environment.path,
      socketPath,
      temporary: join(runDir, 'tmp'),
      gatewayPort: supervised.port,
      account: ACCOUNT,
      region,
      root,
      trail: options.trail ?? false,
      onReport: supervised.report,
    });
    // For another process of this user: a test of the running demo.
    const controlEndpoint = `http://127.0.0.1:${supervised.controlPort}`;
    writeFileSync(join(stateDir, 'control.json'), JSON.stringify({ controlEndpoint, controlToken }), {
      mode: 0o600,
    });
    mark(stateDir, { clean: false, pid: ministack.pid, supervisor: process.pid, runDir });
    supervised.watch();
    return {
      endpoint: `http://127.0.0.1:${supervised.port}`,
      controlEndpoint,
      controlToken,
      account: ACCOUNT,
      region,
      rootCredentials: root,
      freshState: age === 'fresh',
      stateIsOlderThanDeployed: age === 'older',
      pid: ministack.pid,
      gateway: supervised,
      recorded: recordedCalls(rootClient(upstream, root, region, 'localhost')),
      ended: ministack.ended,
      stop,
    };
  } catch (cause) {
    await stop();
    throw cause;
  }
}
