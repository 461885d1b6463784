import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { LocalControl } from '#infra/local/control.ts';
import type { FaultRule } from '#infra/local/faults/fault.ts';

export const BROKEN = 'items/dev';
export const PRODUCTION = 'items/prod';
const FAULT_ID = 'break-it';
const LASTS_MS = 2 * 60_000;
const HEAL_AGAIN_MS = 5_000;
/** The table refuses the API's role, as a missing permission would. */
const FAULT: FaultRule = {
  match: { environment: BROKEN, role: 'api', service: 'dynamodb' },
  fault: { kind: 'denied' },
};

export type GuideServer = {
  readonly url: string;
  /** The run whose plan waits for an approval. */
  readonly planIs: (number: number) => void;
  readonly stop: () => Promise<void>;
};

/** What web asks about the demo, on a loopback port with web's own token: what is broken until when, and to break or heal it. */
export async function startGuide(options: {
  readonly port: number;
  readonly token: string;
  readonly control: () => LocalControl | undefined;
  /** Told why a fault could not be taken back; it is tried again. */
  readonly say: (line: string) => void;
  readonly now?: () => number;
}): Promise<GuideServer> {
  const { port, token, control, say, now = Date.now } = options;
  let brokenUntil = 0;
  let broken = false;
  let plan: number | undefined;
  let healing: NodeJS.Timeout | undefined;

  const heal = async () => {
    clearTimeout(healing);
    await control()?.deleteFault(FAULT_ID);
    brokenUntil = 0;
  };
  const healAfter = (ms: number) => {
    healing = setTimeout(() => {
      heal().catch((error: unknown) => {
        say(`  ${BROKEN} is still broken: ${String(error)}`);
        healAfter(HEAL_AGAIN_MS);
      });
    }, ms);
  };
  const breakIt = async () => {
    const cloud = control();
    if (!cloud) throw new Error('the embedded cloud does not run yet');
    clearTimeout(healing);
    await cloud.putFault(FAULT_ID, FAULT);
    brokenUntil = now() + LASTS_MS;
    broken = true;
    healAfter(LASTS_MS);
  };
  const state = () => ({
    environment: BROKEN,
    production: PRODUCTION,
    broken,
    ...(brokenUntil > now() ? { brokenUntil } : {}),
    ...(plan === undefined ? {} : { plan }),
  });

  const server = createServer((request, response) => {
    const answer = (status: number, body: unknown) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    if (request.headers.authorization !== `Bearer ${token}`) return void answer(401, {});
    const act = request.method === 'POST' ? breakIt : request.method === 'DELETE' ? heal : async () => {};
    act().then(
      () => answer(200, state()),
      (error) => answer(503, { error: String(error) }),
    );
  });
  await listening(server, port);
  const { port: taken } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${taken}`,
    planIs: (number) => {
      plan = number;
    },
    async stop() {
      if (brokenUntil > 0)
        await heal().catch((error: unknown) => say(`  ${BROKEN} stays broken: ${String(error)}`));
      clearTimeout(healing);
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

const listening = (server: Server, port: number): Promise<void> =>
  new Promise((done, failed) => {
    server.once('error', failed);
    server.listen(port, '127.0.0.1', () => done());
  });
