import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { controlServer } from './control-server.ts';
import { readLocalEnvironment } from './env.ts';
import { composeGateway } from './gateway/compose.ts';
import { listen } from './gateway/server.ts';
import { upstreamOf } from './gateway/upstream.ts';
import { afterOrphan, mark, stateAge } from './marker.ts';
import { type MiniStack, startMiniStack } from './ministack.ts';
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
  /**
   * What `kill -9` would leave if the gateway had a process of its own: every connection breaks, nothing in flight is
   * answered, and what comes up again knows what was on disk. MiniStack goes on.
   */
  crashGateway(): Promise<void>;
  /** Resolves when MiniStack ends by itself. */
  readonly ended: Promise<unknown>;
  stop(): Promise<void>;
}

const ACCOUNT = '000000000000';
const REGION = 'ap-northeast-1';

/** Starts MiniStack and its gateway on loopback, and resolves when both answer. */
export async function startLocalCloud(options: LocalCloudOptions): Promise<LocalCloud> {
  const { log } = options;
  const stateDir = resolve(options.stateDir);
  const environment = readLocalEnvironment();
  mkdirSync(stateDir, { recursive: true, mode: 0o700 });
  const age = stateAge(stateDir);
  await afterOrphan(stateDir, log);
  const root = rootOf(stateDir);
  // A short path: the name of a Unix socket may have no more than 103 bytes on macOS.
  const runDir = mkdtempSync(join(environment.temporary, 'yagura-'));

  let ministack: MiniStack | undefined;
  const upstream = upstreamOf(() => ministack?.socketPath ?? '');
  const compose = () => composeGateway({ upstream, stateDir, root, region: REGION, account: ACCOUNT, log });
  let gateway = compose();
  const controlToken = randomBytes(24).toString('base64url');
  const control = controlServer(() => gateway, controlToken);

  const stop = async () => {
    gateway.unwatch();
    if (ministack) await gateway.drain();
    const how = await ministack?.stop();
    gateway.close();
    for (const server of [gateway.server, control]) {
      server.closeAllConnections();
      server.close();
    }
    upstream.close();
    if (how) mark(stateDir, { clean: how.clean });
    rmSync(runDir, { recursive: true, force: true });
  };
  try {
    const port = await listen(gateway.server, options.port, 'gateway');
    const controlPort = await listen(control, 0, 'control');
    ministack = await startMiniStack({
      python: resolve(options.python),
      nodeBin: options.nodeBin,
      stateDir,
      path: environment.path,
      runDir,
      gatewayPort: port,
      account: ACCOUNT,
      region: REGION,
      root,
      onReport: (report) => gateway.onReport(report),
    });
    // For another process of this user: a test of the running demo.
    const controlEndpoint = `http://127.0.0.1:${controlPort}`;
    writeFileSync(join(stateDir, 'control.json'), JSON.stringify({ controlEndpoint, controlToken }), {
      mode: 0o600,
    });
    mark(stateDir, { clean: false, pid: ministack.pid, supervisor: process.pid, runDir });
    gateway.watch();
    return {
      endpoint: `http://127.0.0.1:${port}`,
      controlEndpoint,
      controlToken,
      account: ACCOUNT,
      region: REGION,
      rootCredentials: root,
      freshState: age === 'fresh',
      stateIsOlderThanDeployed: age === 'older',
      pid: ministack.pid,
      ended: ministack.ended,
      async crashGateway() {
        gateway.unwatch();
        const closed = new Promise((done) => gateway.server.close(done));
        gateway.server.closeAllConnections();
        await closed;
        gateway.close();
        gateway = compose();
        await listen(gateway.server, port, 'gateway');
        gateway.watch();
      },
      stop,
    };
  } catch (cause) {
    await stop();
    throw cause;
  }
}
