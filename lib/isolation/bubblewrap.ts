import { lstatSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Folder, StepLimits } from './port.ts';

/** Programs of the machine that a step sees, read-only. */
const SYSTEM = ['/bin', '/sbin', '/lib', '/lib32', '/lib64'];
const CERTIFICATES = ['/etc/ssl', '/etc/pki', '/etc/ca-certificates', '/etc/ld.so.cache'];
/** Sources of what runs inside, and what it sees of `/etc`. */
export const INSIDE = fileURLToPath(new URL('./inside', import.meta.url));
const INIT = '/yagura/init.mjs';

/** Bytes of `/tmp`, `/out` and the home together are memory, and bounded. */
const TEMPORARY = 1_073_741_824;

export type Bubble = {
  readonly folders: readonly Folder[];
  /** Read-only files by path, from descriptors that bubblewrap reads to their end. */
  readonly data: Readonly<Record<string, number>>;
  readonly seccomp: number;
  /** Folder of sockets, seen as `/run/yagura`. */
  readonly sockets: string;
  readonly node: string;
  /** The first program, JavaScript. */
  readonly init: string;
};

/**
 * The options of `bwrap`. With root outside, only a user namespace, another user and no capability keep a
 * read-only bind from being mounted anew.
 * @see https://github.com/containers/bubblewrap
 */
export function bubblewrapOptions({ folders, data, seccomp, sockets, node, init }: Bubble): string[] {
  return [
    ...['--unshare-all', '--unshare-user', '--uid', '65534', '--gid', '65534', '--hostname', 'step'],
    ...['--cap-drop', 'ALL', '--disable-userns', '--new-session', '--die-with-parent', '--clearenv'],
    ...['--ro-bind', '/usr', '/usr'],
    ...SYSTEM.flatMap(asOnThisMachine),
    ...CERTIFICATES.flatMap((path) => ['--ro-bind-try', path, path]),
    ...['--proc', '/proc', '--dev', '/dev'],
    ...['/tmp', '/out', '/home/step'].flatMap((path) => ['--size', String(TEMPORARY), '--tmpfs', path]),
    ...['passwd', 'group', 'hosts', 'nsswitch.conf'].flatMap((name) => [
      '--ro-bind',
      join(INSIDE, 'etc', name),
      `/etc/${name}`,
    ]),
    ...['--ro-bind', init, INIT, '--ro-bind', node, '/yagura/bin/node'],
    ...['--ro-bind', sockets, '/run/yagura'],
    ...folders
      .toSorted((one, other) => one.at.length - other.at.length)
      .flatMap(({ at, from, write }) => [write ? '--bind' : '--ro-bind', from, at]),
    ...Object.entries(data).flatMap(([path, fd]) => ['--ro-bind-data', String(fd), path]),
    ...['--remount-ro', '/', '--seccomp', String(seccomp), '--chdir', '/home/step'],
  ];
}

/** What runs inside. */
export const insideCommand = (prlimit: string | undefined, limits: StepLimits): string[] => [
  ...bounds(prlimit, limits),
  ...['/yagura/bin/node', '--no-warnings', INIT],
];

/** `RLIMIT_DATA` and not `RLIMIT_AS`: Go and V8 reserve far more than they use. */
export const bounds = (prlimit: string | undefined, { memory, processes }: StepLimits): string[] =>
  prlimit === undefined
    ? []
    : [prlimit, `--data=${memory}`, `--nproc=${processes}`, '--core=0', '--nofile=4096', '--'];

/** Most distributions have `/lib` as a link into `/usr`. */
function asOnThisMachine(path: string): string[] {
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (!found) return [];
  return found.isSymbolicLink() ? ['--symlink', readlinkSync(path), path] : ['--ro-bind', path, path];
}
