import type { LocalControl } from '#infra/local/control.ts';
import type { FaultRule } from '#infra/local/faults/fault.ts';
import type { Addresses } from './addresses.ts';
import { callPublic } from './public-endpoint.ts';

export type Traffic = { readonly stop: () => Promise<void>; readonly sent: () => number };

export type TrafficOptions = {
  readonly gateway: string;
  readonly control: LocalControl;
  readonly addresses: () => Promise<Addresses>;
  /** What an address is called by; the shipped systems' own calls where it is not said. */
  readonly call?: (address: string) => Call;
  /** Calls a minute and environment. */
  readonly perMinute: number;
  /** Whether a rare call fails; a stack that tests look at has no failures but theirs. */
  readonly failures: boolean;
  readonly say: (line: string) => void;
};

/** Every so many rounds the table refuses a create of items/dev, as a missing permission would. */
const FAIL_EVERY = 50;
const FAIL_AT = 45;

/**
 * Light traffic as people would send it: reads, creates, client errors, and a rare call that fails. Nothing here is
 * measured or claimed; what the portal shows comes from what the systems did.
 */
export function startTraffic(options: TrafficOptions): Traffic {
  const { gateway, control, addresses, call, perMinute, failures, say } = options;
  const abort = new AbortController();
  let count = 0;

  async function send({ method, url, body }: Call): Promise<void> {
    try {
      const headers = { 'content-type': 'application/json' };
      await callPublic(gateway, url, { method, ...(body === undefined ? {} : { body, headers }) });
      count += 1;
    } catch (error) {
      say(`  traffic: ${(error as Error).message}`);
    }
  }

  /** The fault lives as long as its call: another caller who comes between may meet it, nobody after. */
  async function sendFailing(call: Call): Promise<void> {
    await control.putFault(RARE_FAILURE_ID, RARE_FAILURE);
    await send(call);
    const left = await control.faults();
    if (left.some(({ id }) => id === RARE_FAILURE_ID)) await control.deleteFault(RARE_FAILURE_ID);
  }

  async function loop(): Promise<void> {
    for (let round = 0; !abort.signal.aborted; round += 1) {
      for (const [environment, base] of Object.entries(await addresses())) {
        if (abort.signal.aborted) break;
        const fails = failures && environment === FAILS && round % FAIL_EVERY === FAIL_AT;
        await (fails ? sendFailing : send)(call?.(base) ?? callOf(environment, base, round));
      }
      await pause(60_000 / perMinute, abort.signal);
    }
  }

  const ended = loop().catch((error: Error) => say(`  traffic ended: ${error.message}`));
  return {
    sent: () => count,
    async stop() {
      abort.abort();
      await ended;
    },
  };
}

const FAILS = 'items/dev';
const RARE_FAILURE_ID = 'demo-rare-failure';
const RARE_FAILURE: FaultRule = {
  match: { environment: FAILS, role: 'api', service: 'dynamodb' },
  fault: { kind: 'denied', times: 1 },
};

const NAMES = ['Yagura', 'Hanako', 'Ken', 'Mika'];

type Call = { readonly method: string; readonly url: string; readonly body?: string };

const callOf = (environment: string, base: string, round: number): Call =>
  environment.startsWith('hello/')
    ? { method: 'GET', url: `${base}/hello?name=${NAMES[round % NAMES.length]}` }
    : itemCall(environment, base, round);

/** Ten calls in a circle: six reads, two creates, one bad request, one that is not there. */
function itemCall(environment: string, base: string, round: number): Call {
  switch (round % 10) {
    case 0:
    case 5:
      return {
        method: 'POST',
        url: `${base}/items`,
        body: JSON.stringify({
          name: `Lantern ${round}`,
          description: `made for ${environment}`,
          price: 1_200 + (round % 7) * 80,
        }),
      };
    case 3:
      return { method: 'POST', url: `${base}/items`, body: JSON.stringify({ price: -1 }) };
    case 7:
      return { method: 'GET', url: `${base}/items/00000000-0000-4000-8000-000000000000` };
    case 9:
      return { method: 'GET', url: `${base}/health` };
    default:
      return { method: 'GET', url: `${base}/items?limit=5` };
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
