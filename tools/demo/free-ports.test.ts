import { mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { choosePorts } from './free-ports.ts';

let dir: string;
let taken: Server;
let port: number;
beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'yagura-ports-'));
  taken = createServer();
  await new Promise<void>((done) => taken.listen(0, '127.0.0.1', () => done()));
  port = (taken.address() as AddressInfo).port;
});
afterEach(async () => {
  await new Promise((done) => taken.close(done));
  rmSync(dir, { recursive: true });
});

/** Wanted far apart from the taken one, but for `name`. */
const wanting = (name: 'portal' | 'gateway') => {
  const from = port > 40_000 ? port - 20_000 : port + 10_000;
  const others = { portal: from, gateway: from + 100, postgres: from + 200, collector: from + 300 };
  return { ...others, identity: from + 400, guide: from + 500, [name]: port };
};

it('takes the next free port where the wanted one is taken, and says so', async () => {
  const { ports, moved } = await choosePorts(dir, wanting('portal'));
  expect(ports.portal).toBeGreaterThan(port);
  expect(moved).toContainEqual({ name: 'portal', wanted: port, used: ports.portal });
  expect(new Set(Object.values(ports)).size).toBe(6);
});

it('keeps the gateway where what was deployed calls it, and names the way out when that is taken', async () => {
  const first = await choosePorts(dir, wanting('gateway'));
  const again = await choosePorts(dir, { ...wanting('gateway'), gateway: 1 });
  expect(again.ports.gateway).toBe(first.ports.gateway);
  await new Promise<void>((done) => {
    taken.close(() => taken.listen(first.ports.gateway, '127.0.0.1', () => done()));
  });
  await expect(choosePorts(dir, wanting('portal'))).rejects.toThrow(/--fresh/);
});
