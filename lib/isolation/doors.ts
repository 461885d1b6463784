import type { createServer as httpServer } from 'node:http';
import { type AddressInfo, connect, createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { connectProxy } from './connect-proxy.ts';
import { credentialEndpoint, type KeyKeeper } from './credential-endpoint.ts';
import type { Forward } from './inside/order.ts';
import type { StepNetwork } from './port.ts';

/** Ports of a step's own loopback; the endpoint's own is never one of them. */
const PORTS = [7_101, 7_102, 7_103] as const;

/** The ways out of a step: sockets that are bound in, ports inside that lead to them, and what tells of them. */
export type Doors = {
  readonly forwards: readonly Forward[];
  readonly env: Readonly<Record<string, string>>;
  /** Of the credential endpoint; for a file that only the step reads. */
  readonly token: string | undefined;
  readonly close: () => void;
};

export type DoorOptions = {
  /** Folder of sockets, seen as `/run/yagura`. */
  readonly sockets: string;
  readonly keys: KeyKeeper | undefined;
  readonly network: StepNetwork | undefined;
  readonly onRefused: (text: string) => void;
};

const TOKEN_FILE = '/in/aws-token';

/** Behind walls: everything leaves by a socket, to one place each. */
export async function walledDoors({ sockets, keys, network, onRefused }: DoorOptions): Promise<Doors> {
  const servers: Server[] = [];
  const forwards: Forward[] = [];
  const env: Record<string, string> = {};
  const open = async (server: Server, name: string, port: number) => {
    servers.push(server);
    await listening(server, join(sockets, name));
    forwards.push({ port, socket: `/run/yagura/${name}` });
  };
  const cloud = network?.endpoint === undefined ? undefined : new URL(network.endpoint);
  const [keysPort = 0, proxyPort = 0] = PORTS.filter((port) => port !== Number(cloud?.port));
  const endpoint = keys && credentialEndpoint(keys);
  if (endpoint) {
    await open(endpoint.server, 'keys', keysPort);
    Object.assign(env, keysEnvironment(keysPort, TOKEN_FILE));
  }
  if (cloud) await open(passage(cloud.hostname, Number(cloud.port)), 'aws', Number(cloud.port));
  if (network && network.hosts.length > 0) {
    await open(connectProxy(network, onRefused), 'proxy', proxyPort);
    env.HTTPS_PROXY = `http://127.0.0.1:${proxyPort}`;
  }
  return { forwards, env, token: endpoint?.token, close: () => closeAll(servers) };
}

/** Without walls there is nothing to pass through: only the endpoint of the keys, on a port of this machine. */
export async function openDoors({ keys }: DoorOptions, tokenFile: string): Promise<Doors> {
  const endpoint = keys && credentialEndpoint(keys);
  if (!endpoint) return { forwards: [], env: {}, token: undefined, close: () => undefined };
  await listening(endpoint.server, undefined);
  const { port } = endpoint.server.address() as AddressInfo;
  return {
    forwards: [],
    env: keysEnvironment(port, tokenFile),
    token: endpoint.token,
    close: () => closeAll([endpoint.server]),
  };
}

const keysEnvironment = (port: number, tokenFile: string) => ({
  AWS_CONTAINER_CREDENTIALS_FULL_URI: `http://127.0.0.1:${port}/keys`,
  AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE: tokenFile,
});

/** To one port of this machine, whatever is said through it. */
function passage(host: string, port: number): Server {
  return createServer((inside) => {
    const outside = connect({ host: host.replace(/^\[|\]$/g, ''), port });
    const end = () => {
      inside.destroy();
      outside.destroy();
    };
    inside.on('error', end).on('close', end);
    outside.on('error', end).on('close', end);
    inside.pipe(outside).pipe(inside);
  });
}

const listening = (server: Server, path: string | undefined): Promise<void> =>
  new Promise((resolve, reject) => {
    server.on('error', reject);
    const done = () => resolve();
    if (path === undefined) server.listen(0, '127.0.0.1', done);
    else server.listen(path, done);
  });

function closeAll(servers: readonly Server[]): void {
  for (const each of servers) {
    each.close();
    if (each instanceof Object && 'closeAllConnections' in each)
      (each as ReturnType<typeof httpServer>).closeAllConnections();
  }
}
