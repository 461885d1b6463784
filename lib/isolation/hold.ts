import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, realpath, rm, stat, writeFile } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { temporaryName } from './place.ts';

/** Longest path of a Unix socket that every system takes, bytes. */
const LONGEST_SOCKET = 103;
/** Of a folder that is being made and names nobody yet, or of a socket that is not bound yet. */
const MADE_WITHIN_MS = 30_000;

const OWNER = 'owner';
const GONE = { recursive: true, force: true } as const;

/**
 * Locks that the kernel lets go of when their process dies, however it dies: a socket that somebody listens at. A
 * runner holds the folders that it prepares by its own, the supervisor of a step holds them by another.
 */
export type Holds = {
  /** A new folder, held by this process. */
  readonly claim: () => Promise<string>;
  /** Removes the folders that nobody holds. */
  readonly sweep: () => Promise<void>;
  readonly close: () => Promise<void>;
};

export async function openHolds(dataDir: string): Promise<Holds> {
  const made = join(dataDir, 'work');
  await mkdir(made, { recursive: true, mode: 0o700 });
  const base = await realpath(made);
  const own = `runner-${randomBytes(4).toString('hex')}.sock`;
  const longest = join(base, 'w-abcdef', 'snapshot.sock');
  if (Buffer.byteLength(longest) > LONGEST_SOCKET)
    throw new Error(`YAGURA_DATA_DIR: ${base} is too long a path for the sockets of steps`);
  const server = await listen(join(base, own));

  async function claim(): Promise<string> {
    const folder = await mkdtemp(join(base, 'w-'));
    await writeFile(join(folder, OWNER), own, { mode: 0o600 });
    return folder;
  }

  async function sweep(): Promise<void> {
    for (const name of await readdir(base)) {
      const path = join(base, name);
      const held = name.endsWith('.sock') ? await isHeld(path) : await isFolderHeld(base, path);
      if (held) continue;
      for (const each of await readdir(tmpdir()))
        if (each.startsWith(temporaryName(path))) await rm(join(tmpdir(), each), GONE);
      await rm(path, GONE);
    }
  }

  return {
    claim,
    sweep,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

async function isFolderHeld(base: string, folder: string): Promise<boolean> {
  const owner = await readFile(join(folder, OWNER), 'utf8').catch(() => undefined);
  if (owner === undefined) return isYoung(folder);
  if (await isHeld(join(base, owner))) return true;
  for (const name of await readdir(folder).catch(() => []))
    if (name.endsWith('.sock') && (await isHeld(join(folder, name)))) return true;
  return false;
}

/** Whether somebody listens there, or may be about to. */
async function isHeld(socket: string): Promise<boolean> {
  const refusal = await refusalOf(socket);
  if (refusal === 'ECONNREFUSED') return isYoung(socket);
  return refusal !== 'ENOENT' && refusal !== 'ENOTDIR';
}

/** Whether somebody listens there. */
export const isAnswered = async (socket: string): Promise<boolean> => (await refusalOf(socket)) === undefined;

/** Undefined when somebody listens. */
const refusalOf = (socket: string): Promise<string | undefined> =>
  new Promise((resolve) => {
    const asked = connect(socket);
    asked.on('connect', () => {
      asked.destroy();
      resolve(undefined);
    });
    asked.on('error', ({ code }: NodeJS.ErrnoException) => resolve(code ?? 'unknown'));
  });

/** Nobody listens between the making of a socket and its first ear. */
async function isYoung(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => undefined);
  return found !== undefined && Date.now() - found.mtimeMs < MADE_WITHIN_MS;
}

const listen = (path: string): Promise<Server> =>
  new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy());
    server.on('error', reject);
    server.listen(path, () => resolve(server));
    server.unref();
  });
