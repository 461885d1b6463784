import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WALLS, type Wall } from '#lib/domain/isolation.ts';
import { INSIDE } from './bubblewrap.ts';
import { frame, frameReader } from './inside/frames.ts';
import type { ProbeOrder } from './inside/probe.ts';
import { startBubble } from './launch.ts';
import { plainProgram } from './plain-program.ts';

/** `why`: the kind cannot be offered here. */
export type Probed = { readonly walls: Readonly<Partial<Record<Wall, boolean>>>; readonly why?: string };

const WITHIN_MS = 30_000;
const PROBE_FILE = 'not written by a step';

/**
 * Starts bubblewrap and tries, from inside, to get out. Only a wall that was seen to hold is believed in.
 * @param absent paths of this machine that a step must not see
 */
export async function probeBubblewrap(
  node: string,
  prlimit: string | undefined,
  absent: readonly string[],
): Promise<Probed> {
  const folder = mkdtempSync(join(tmpdir(), 'yagura-probe-'));
  const abstract = `\0yagura-probe-${randomBytes(8).toString('hex')}`;
  const servers = [createServer((socket) => socket.destroy()), createServer((socket) => socket.destroy())];
  try {
    const [tcp, unix] = servers as [Server, Server];
    await Promise.all([listen(tcp, { host: '127.0.0.1', port: 0 }), listen(unix, { path: abstract })]);
    const file = join(folder, 'file');
    writeFileSync(file, PROBE_FILE);
    const limits = { memory: 1_073_741_824, processes: 128, minutes: 1, whenOver: 'stop' } as const;
    const request = {
      ...{ workspace: folder, name: 'probe', folders: [{ at: '/probe', from: folder }] },
      ...{ cwd: '/tmp', env: {}, commands: [], limits },
    };
    const init = plainProgram(join(INSIDE, 'probe.ts'), folder);
    const child = startBubble({
      order: { kind: 'bubblewrap', request, files: {}, init, node, prlimit, baseKeys: undefined },
      files: {},
      sockets: folder,
    });
    const timer = setTimeout(child.kill, WITHIN_MS);
    let walls: Partial<Record<Wall, boolean>> = {};
    const read = frameReader<{ walls: Partial<Record<Wall, boolean>> }>(({ head }) => {
      walls = head.walls;
    });
    child.line.on('data', (chunk) => read(chunk as Buffer)).on('error', () => undefined);
    const order: ProbeOrder = {
      ...{ file: '/probe/file', abstract, absent: [...absent, folder, '/etc/shadow'] },
      ...{ port: (tcp.address() as AddressInfo).port, processes: readlinkSync('/proc/self/ns/pid') },
    };
    child.line.write(frame({ type: 'order' }, Buffer.from(JSON.stringify(order))));
    const words = await child.ended;
    clearTimeout(timer);
    if (readFileSync(file, 'utf8') !== PROBE_FILE) walls = { ...walls, writing: false };
    const open = WALLS.filter((wall) => walls[wall] !== true);
    if (open.length === 0) return { walls };
    const why = Object.keys(walls).length === 0 ? words : `not refused from inside: ${open.join(', ')}`;
    return { walls, why };
  } catch (error) {
    return { walls: {}, why: (error as Error).message };
  } finally {
    for (const each of servers) each.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

const listen = (server: Server, at: { host: string; port: number } | { path: string }): Promise<void> =>
  new Promise((resolve, reject) => {
    server.on('error', reject);
    server.listen(at, () => resolve());
  });
