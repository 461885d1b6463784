import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { readToolchain, repoRoot } from '../../toolchain.ts';
import type { BenchDemo } from './demo.ts';
import { type Watcher, watchBytes } from './watcher.ts';

/** The peer and all it needs, as they were measured. */
const PINNED = [
  ...[
    'awslogs==0.15.0',
    'boto3==1.44.8',
    'botocore==1.44.8',
    'jmespath==1.1.0',
    'python-dateutil==2.9.0.post0',
  ],
  ...['s3transfer==0.19.3', 'six==1.17.0', 'termcolor==3.3.0', 'urllib3==2.8.0'],
];

/** @returns the program; an error says why there is no peer */
export function installAwslogs(): string {
  const dir = join(repoRoot, '.yagura/bench/awslogs');
  const program = join(dir, 'bin/awslogs');
  if (existsSync(program)) return program;
  rmSync(dir, { recursive: true, force: true });
  mkdirSync(join(dir, '..'), { recursive: true });
  const { ministack } = readToolchain().python;
  if (!ministack) throw new Error('no Python: run `npm run bootstrap`');
  const run = (command: string, ...args: string[]) =>
    execFileSync(command, args, { stdio: ['ignore', 'ignore', 'pipe'], encoding: 'utf8' });
  run(ministack, '-m', 'venv', dir);
  run(join(dir, 'bin/python'), '-m', 'pip', 'install', '--quiet', '--no-deps', ...PINNED);
  return program;
}

/** `awslogs get <group> --watch`, one process a group, as a person would start it: it looks back five minutes. */
export function watchWithAwslogs(
  program: string,
  demo: BenchDemo,
  groups: readonly string[],
  watcher: Watcher,
): () => void {
  const children = groups.map((group): ChildProcess => {
    const place = ['--aws-endpoint-url', demo.endpoint, '--aws-region', demo.region];
    const child = spawn(program, ['get', group, 'ALL', '--watch', '--color', 'never', ...place], {
      stdio: ['ignore', 'pipe', 'ignore'],
      env: {
        NODE_ENV: 'production',
        PATH: '/usr/bin:/bin',
        AWS_ACCESS_KEY_ID: demo.root.accessKeyId,
        AWS_SECRET_ACCESS_KEY: demo.root.secretAccessKey,
        AWS_EC2_METADATA_DISABLED: 'true',
      },
    });
    if (child.stdout) watchBytes(child.stdout, watcher, '\n').catch(() => undefined);
    return child;
  });
  return () => {
    for (const each of children) each.kill('SIGKILL');
  };
}
