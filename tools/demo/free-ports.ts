import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import type { Ports } from './settings.ts';

/** So many ports after the wanted one are tried. */
const TRIED = 60;

export type ChosenPorts = {
  readonly ports: Ports;
  /** What was taken, and what is used in its place. */
  readonly moved: readonly { readonly name: keyof Ports; readonly wanted: number; readonly used: number }[];
};

/**
 * The wanted ports, or the next free ones. What was deployed holds the gateway's address, so that one stays as long as the state does.
 * @throws Error when the gateway's port of an earlier start is taken
 */
export async function choosePorts(dir: string, wanted: Ports): Promise<ChosenPorts> {
  const file = join(dir, 'ports.json');
  const kept = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Partial<Ports>) : {};
  const used = new Set<number>();
  const ports: Record<string, number> = {};
  const moved: ChosenPorts['moved'][number][] = [];
  for (const [name, each] of Object.entries({ ...wanted, ...pick(kept) }) as [keyof Ports, number][]) {
    const port = await nextFree(each, used);
    if (port !== each && name === 'gateway' && kept.gateway !== undefined)
      throw new Error(
        `Port ${each} is taken by another program. What was deployed answers there: stop that program, or begin anew with --fresh.`,
      );
    if (port !== each) moved.push({ name, wanted: each, used: port });
    used.add(port);
    ports[name] = port;
  }
  mkdirSync(dir, { recursive: true });
  writeFileSync(file, JSON.stringify(ports));
  return { ports: ports as unknown as Ports, moved };
}

/** Only the gateway's is kept: the others go back to where people look for them. */
const pick = ({ gateway }: Partial<Ports>): Partial<Ports> => (gateway === undefined ? {} : { gateway });

async function nextFree(wanted: number, used: ReadonlySet<number>): Promise<number> {
  for (let port = wanted; port < wanted + TRIED; port += 1)
    if (!used.has(port) && (await isFree(port))) return port;
  throw new Error(`Ports ${wanted} to ${wanted + TRIED - 1} are all taken.`);
}

/** Who listens on every address leaves loopback to bind, but answers there. */
const isFree = async (port: number): Promise<boolean> => (await canListen(port)) && !(await answers(port));

const canListen = (port: number): Promise<boolean> =>
  new Promise((done) => {
    const server = createServer();
    server.once('error', () => done(false));
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => server.close(() => done(true)));
  });

const answers = (port: number): Promise<boolean> =>
  new Promise((done) => {
    const socket = connect({ port, host: '127.0.0.1' });
    socket.once('connect', () => {
      socket.destroy();
      done(true);
    });
    socket.once('error', () => done(false));
  });
