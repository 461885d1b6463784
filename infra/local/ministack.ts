import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { request } from 'node:http';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { type Report, readReports } from './gateway/observe/reports.ts';
import type { RootCredentials } from './root.ts';

/** Where MiniStack listens: a socket file, so that nothing reaches it but through the gateway. */
export interface MiniStackOptions {
  readonly python: string;
  /** The project's Node, first on the PATH of functions. */
  readonly nodeBin: string;
  readonly path: string;
  readonly stateDir: string;
  /** A short path: the name of a Unix socket may have no more than 103 bytes on macOS. */
  readonly socketPath: string;
  readonly temporary: string;
  readonly gatewayPort: number;
  readonly account: string;
  readonly region: string;
  readonly root: RootCredentials;
  readonly trail: boolean;
  readonly onReport: (report: Report) => void;
}

export interface MiniStack {
  readonly pid: number;
  /** Resolves when the process is gone, by whatever cause. */
  readonly ended: Promise<{ readonly clean: boolean }>;
  /** SIGTERM, then up to 120 s to save its state: 65 s were seen with 490 MB of logs. */
  stop(): Promise<{ readonly clean: boolean }>;
}

const READY_WITHIN_MS = 60_000;
const STOP_WITHIN_MS = 120_000;

/** Starts MiniStack and resolves when it answers; throws with the last lines of its log when it does not. */
export async function startMiniStack(options: MiniStackOptions): Promise<MiniStack> {
  if (!existsSync(options.python)) {
    throw new Error(`Python with MiniStack is missing at ${options.python}: run \`npm run bootstrap\``);
  }
  const logFile = join(options.stateDir, 'ministack.log');
  const { socketPath } = options;
  const child = launch(options, logFile);
  const killGroup = () => signalGroup(child, 'SIGKILL');
  process.on('exit', killGroup);

  const ended = new Promise<{ clean: boolean }>((resolve) => {
    child.on('error', () => resolve({ clean: false }));
    child.on('exit', (code) => {
      signalGroup(child, 'SIGKILL');
      process.off('exit', killGroup);
      resolve({ clean: code === 0 });
    });
  });
  await ready(socketPath, ended, logFile).catch((cause) => {
    killGroup();
    throw cause;
  });

  return {
    pid: child.pid ?? 0,
    ended,
    async stop() {
      child.kill('SIGTERM');
      const deadline = new AbortController();
      const late = pause(STOP_WITHIN_MS, undefined, { signal: deadline.signal }).then(
        () => killGroup(),
        () => undefined,
      );
      const how = await ended;
      deadline.abort();
      await late;
      return how;
    },
  };
}

function launch(options: MiniStackOptions, logFile: string): ChildProcess {
  const kept = join(options.stateDir, 'ministack');
  const { socketPath, temporary } = options;
  for (const folder of [kept, join(options.stateDir, 's3'), temporary])
    mkdirSync(folder, { recursive: true });
  const log = openSync(logFile, 'w', 0o600);
  // Its own process group: functions are its children, and must not outlive it.
  const child = spawn(options.python, ['-B', join(import.meta.dirname, 'supervised.py'), socketPath], {
    cwd: temporary,
    detached: true,
    stdio: ['pipe', log, log, 'pipe'],
    // Next.js declares NODE_ENV as required; functions on AWS have none.
    env: surroundings(options, kept) as Record<string, string> as NodeJS.ProcessEnv,
  });
  closeSync(log);
  readReports(child.stdio[3] as Readable, options.onReport);
  return child;
}

function surroundings(options: MiniStackOptions, kept: string) {
  const { temporary } = options;
  return {
    PATH: `${dirname(options.nodeBin)}:${options.path}`,
    HOME: temporary,
    TMPDIR: temporary,
    AUTH: 'true',
    IOT_MTLS_ENABLED: '0',
    SFTP_ENABLED: '0',
    GATEWAY_PORT: String(options.gatewayPort),
    PERSIST_STATE: '1',
    STATE_DIR: kept,
    S3_PERSIST: '1',
    S3_DATA_DIR: join(options.stateDir, 's3'),
    MINISTACK_REGION: options.region,
    MINISTACK_ACCOUNT_ID: options.account,
    AWS_ENDPOINT_URL: `http://127.0.0.1:${options.gatewayPort}`,
    AWS_ACCESS_KEY_ID: options.root.accessKeyId,
    AWS_SECRET_ACCESS_KEY: options.root.secretAccessKey,
    LAMBDA_ACCOUNT_CONCURRENCY: '20',
    LAMBDA_WARM_TTL_SECONDS: '15',
    ...(options.trail ? { CLOUDTRAIL_RECORDING: '1' } : {}),
    // DEP0169 is about MiniStack's worker, not about the function.
    NODE_OPTIONS: `--disable-warning=DEP0169 --require "${join(import.meta.dirname, 'function-preload.cjs')}"`,
  };
}

async function ready(socketPath: string, ended: Promise<unknown>, logFile: string): Promise<void> {
  let gone = false;
  const noteEnd = () => {
    gone = true;
  };
  ended.then(noteEnd, noteEnd);
  const deadline = Date.now() + READY_WITHIN_MS;
  while (!gone && Date.now() < deadline) {
    if (await healthy(socketPath)) return;
    await pause(100);
  }
  const what = gone ? 'ended before it was ready' : `did not answer within ${READY_WITHIN_MS / 1000} s`;
  throw new Error(`MiniStack ${what}. Last lines of ${logFile}:\n${lastLines(logFile)}`);
}

function healthy(socketPath: string): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = request({ socketPath, path: '/_ministack/health', timeout: 2_000 }, (answer) => {
      answer.resume();
      resolve(answer.statusCode === 200);
    });
    probe.on('error', () => resolve(false));
    probe.on('timeout', () => probe.destroy());
    probe.end();
  });
}

/** The end of MiniStack's own log, for a person who must find out why it does not run. */
function lastLines(logFile: string, count = 15): string {
  if (!existsSync(logFile)) return '(no log)';
  return readFileSync(logFile, 'utf8').trimEnd().split('\n').slice(-count).join('\n');
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, signal);
  } catch {
    // The group is gone already.
  }
}
