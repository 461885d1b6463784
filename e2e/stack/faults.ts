import { randomUUID } from 'node:crypto';

/** One rule of the gateway's control port: `infra/local/README.md`. */
export type Fault = {
  readonly match: {
    readonly environment: string;
    readonly role?: string;
    readonly service?: string;
    readonly operation?: string;
  };
  readonly fault: {
    readonly kind: 'denied' | 'throttled' | 'slow' | 'partial' | 'empty' | 'stale' | 'cut';
    /** Of `slow`. */
    readonly delayMs?: number;
  };
};

type Control = { readonly endpoint: string; readonly token: string };

/** @returns ends the fault; calling it twice does no harm */
export async function putFault({ endpoint, token }: Control, fault: Fault): Promise<() => Promise<void>> {
  const address = `${endpoint}/faults/${randomUUID()}`;
  const headers = { authorization: `Bearer ${token}` };
  const put = await fetch(address, { method: 'PUT', headers, body: JSON.stringify(fault) });
  if (!put.ok) throw new Error(`the control port answered ${put.status}: ${await put.text()}`);
  return async () => {
    const gone = await fetch(address, { method: 'DELETE', headers });
    if (!gone.ok && gone.status !== 404) throw new Error(`the control port answered ${gone.status}`);
  };
}
