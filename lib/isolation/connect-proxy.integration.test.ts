import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { connect, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect as tlsConnect } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { REGISTRY_HOSTS, serviceHosts } from './aws-hosts.ts';
import { connectProxy } from './connect-proxy.ts';
import { type TlsGateway, tlsGateway } from './tls-in-test.ts';

const REGION = 'ap-northeast-1';
const LAMBDA = `lambda.${REGION}.amazonaws.com`;
/** An address of AWS's; nothing is ever sent to it from here. */
const PUBLIC = '52.119.220.1';

let dir = '';
let gateway: TlsGateway;
const open: Server[] = [];
beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'yagura-proxy-'));
  mkdirSync(join(dir, 'tls'));
  gateway = await tlsGateway(join(dir, 'tls'), [...serviceHosts(REGION), ...REGISTRY_HOSTS], () => '<ok/>');
});
afterAll(() => {
  for (const each of open) each.close();
  gateway?.close();
  rmSync(dir, { recursive: true, force: true });
});

type World = { addresses: Record<string, string[]>; privateNetworks?: string[]; hosts?: string[] };

/** A proxy for the hosts of a region; what it would dial leads to the gateway instead. */
async function proxyIn({ addresses, privateNetworks = [], hosts = [] }: World) {
  const dialled: string[] = [];
  const refused: string[] = [];
  const server = connectProxy(
    { hosts: [...serviceHosts(REGION), ...hosts], privateNetworks },
    (text) => refused.push(text),
    {
      resolve: async (host) => (addresses[host] ?? []).map((address) => ({ address, family: 4 })),
      dial: ({ host, port }) => {
        dialled.push(`${host}:${port}`);
        return connect(gateway.port, '127.0.0.1');
      },
    },
  );
  open.push(server);
  const path = join(dir, `${open.length}.sock`);
  await new Promise<void>((resolve) => server.listen(path, resolve));
  /** @returns the status of CONNECT, and what the host behind answered over TLS */
  const call = (target: string) =>
    new Promise<{ status: number; answer?: string }>((resolve, reject) => {
      const asked = request({ socketPath: path, method: 'CONNECT', path: target });
      asked.on('error', reject);
      asked.on('connect', ({ statusCode: status = 0 }, socket: Socket) => {
        if (status !== 200) return resolve({ status });
        const servername = target.split(':')[0] ?? '';
        const tls = tlsConnect({ socket, servername, ca: readFileSync(gateway.authority) }, () =>
          tls.write(`GET / HTTP/1.1\r\nhost: ${servername}\r\nconnection: close\r\n\r\n`),
        );
        let answer = '';
        tls.on('data', (chunk) => {
          answer += String(chunk);
        });
        tls.on('error', reject).on('end', () => resolve({ status, answer }));
      });
      asked.end();
    });
  return { call, dialled, refused };
}

describe('the proxy of a step', () => {
  it('leads to a service of AWS by its own name, through TLS that it does not open', async () => {
    const { call, dialled } = await proxyIn({ addresses: { [LAMBDA]: [PUBLIC] } });
    expect((await call(`${LAMBDA}:443`)).answer).toContain('<ok/>');
    expect(dialled).toEqual([`${PUBLIC}:443`]);
    expect(gateway.asked.at(-1)).toMatchObject({ name: LAMBDA, host: LAMBDA });
  });

  it.each([
    'somebodys-bucket.s3.ap-northeast-1.amazonaws.com:443',
    'abc123.execute-api.ap-northeast-1.amazonaws.com:443',
    'lambda.us-east-1.amazonaws.com:443',
    `${LAMBDA}.evil.example:443`,
    `evil.example:443`,
    `${LAMBDA}:22`,
    `${PUBLIC}:443`,
    '169.254.169.254:80',
    '[::1]:443',
    ':443',
  ])('refuses %s, which nobody listed', async (target) => {
    const { call, dialled, refused } = await proxyIn({
      addresses: { 'evil.example': [PUBLIC], 'lambda.us-east-1.amazonaws.com': [PUBLIC] },
    });
    expect(await call(target)).toEqual({ status: 403 });
    expect(dialled).toEqual([]);
    expect(refused[0]).toContain('not among the hosts of this step');
  });

  it.each(['127.0.0.1', '169.254.169.254', '10.1.2.3', '192.168.1.1', '100.64.0.1', '::1', 'fd00:ec2::254'])(
    'refuses a listed name that stands for %s, also beside a public address',
    async (address) => {
      const { call, dialled } = await proxyIn({ addresses: { [LAMBDA]: [PUBLIC, address] } });
      expect(await call(`${LAMBDA}:443`)).toEqual({ status: 403 });
      expect(dialled).toEqual([]);
    },
  );

  it('goes to a private address in a network that was listed, as an endpoint of a VPC has', async () => {
    const { call, dialled } = await proxyIn({
      addresses: { [LAMBDA]: ['10.1.2.3'] },
      privateNetworks: ['10.1.0.0/16'],
    });
    expect((await call(`${LAMBDA}:443`)).status).toBe(200);
    expect(dialled).toEqual(['10.1.2.3:443']);
  });

  it('resolves a name once: one that turns to this machine later leads where it led', async () => {
    const addresses = { [LAMBDA]: [PUBLIC] };
    const { call, dialled } = await proxyIn({ addresses });
    await call(`${LAMBDA}:443`);
    addresses[LAMBDA] = ['127.0.0.1'];
    expect((await call(`${LAMBDA}:443`)).status).toBe(200);
    expect(dialled).toEqual([`${PUBLIC}:443`, `${PUBLIC}:443`]);
  });

  it('takes nothing but CONNECT', async () => {
    const { call: _, ...world } = await proxyIn({ addresses: { [LAMBDA]: [PUBLIC] } });
    const status = await new Promise((resolve) =>
      request({ socketPath: join(dir, `${open.length}.sock`), path: `http://${LAMBDA}/` }, (answer) =>
        resolve(answer.statusCode),
      ).end(),
    );
    expect(status).toBe(405);
    expect(world.dialled).toEqual([]);
  });
});
