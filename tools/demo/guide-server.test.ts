import { afterEach, expect, it, vi } from 'vitest';
import type { LocalControl } from '#infra/local/control.ts';
import { type GuideServer, startGuide } from './guide-server.ts';

const TOKEN = 'a-token-of-this-test';
let guide: GuideServer | undefined;
afterEach(async () => {
  await guide?.stop();
  vi.useRealTimers();
});

/** Faults as the gateway would keep them. */
function cloud() {
  const faults = new Map<string, unknown>();
  const control = {
    putFault: async (id: string, rule: unknown) => void faults.set(id, rule),
    deleteFault: async (id: string) => void faults.delete(id),
  } as unknown as LocalControl;
  return { faults, control };
}

const said: string[] = [];
const say = (line: string) => void said.push(line);

const ask = async (method: string, token = TOKEN) => {
  const answer = await fetch(guide?.url ?? '', { method, headers: { authorization: `Bearer ${token}` } });
  return { status: answer.status, body: await answer.json() };
};

it('breaks for two minutes and says until when, heals when asked, and remembers that it was broken', async () => {
  const { faults, control } = cloud();
  guide = await startGuide({ port: 0, token: TOKEN, say, control: () => control, now: () => 1_000 });
  expect((await ask('GET')).body).toEqual({
    environment: 'items/dev',
    production: 'items/prod',
    broken: false,
  });
  expect((await ask('POST')).body).toMatchObject({ broken: true, brokenUntil: 121_000 });
  expect([...faults.values()]).toMatchObject([{ match: { environment: 'items/dev', role: 'api' } }]);
  guide.planIs(10);
  expect((await ask('DELETE')).body).toMatchObject({ environment: 'items/dev', broken: true, plan: 10 });
  expect(faults.size).toBe(0);
});

it('answers nobody without the token, and says so while there is no cloud', async () => {
  guide = await startGuide({ port: 0, token: TOKEN, say, control: () => undefined });
  expect((await ask('POST', 'other')).status).toBe(401);
  expect((await ask('POST')).status).toBe(503);
});

it('leaves no fault behind when it stops', async () => {
  const { faults, control } = cloud();
  guide = await startGuide({ port: 0, token: TOKEN, say, control: () => control });
  await ask('POST');
  await guide.stop();
  expect(faults.size).toBe(0);
  guide = undefined;
});

it('says that something stays broken where it cannot be taken back', async () => {
  const { control } = cloud();
  const stuck = {
    ...control,
    deleteFault: () => Promise.reject(new Error('the cloud is gone')),
  } as LocalControl;
  guide = await startGuide({ port: 0, token: TOKEN, say, control: () => stuck });
  await ask('POST');
  expect((await ask('DELETE')).status).toBe(503);
  expect((await ask('GET')).body).toHaveProperty('brokenUntil');
  said.length = 0;
  await guide.stop();
  expect(said.join()).toContain('the cloud is gone');
  guide = undefined;
});
