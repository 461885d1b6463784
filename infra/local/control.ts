import type { FaultRule } from './faults/fault.ts';
import type { Bill } from './gateway/bills/bill.ts';

/** Calls seen at the gateway, by caller and API. */
export interface CallCount {
  readonly environment?: string;
  readonly role?: string;
  readonly service: string;
  readonly operation: string;
  readonly calls: number;
  readonly errors: number;
  readonly faulted: number;
}

export interface ControlStats {
  readonly since: string;
  readonly calls: readonly CallCount[];
  /** Function calls that run now. */
  readonly running: number;
}

export interface StoredFault extends FaultRule {
  readonly id: string;
  /** Calls it has hit. */
  readonly hits: number;
}

/** The control port, for tests and the demo. Every method throws with the server's words when it refuses. */
export interface LocalControl {
  putFault(id: string, rule: FaultRule): Promise<void>;
  deleteFault(id: string): Promise<void>;
  faults(): Promise<readonly StoredFault[]>;
  stats(): Promise<ControlStats>;
  /** Waits until no function has run for 2.5 s: streams are read. False when that took more than 15 s. */
  drain(): Promise<{ readonly drained: boolean }>;
  /** What Cost Explorer answers from; without a bill it is not switched on. */
  putBill(bill: Bill): Promise<void>;
  deleteBill(): Promise<void>;
  /** Evaluates every alarm now instead of at the next tick. */
  evaluateAlarms(): Promise<void>;
}

/** A client for `LocalCloud.controlEndpoint`. */
export function localControl(endpoint: string, token: string): LocalControl {
  const call = async (method: string, path: string, body?: unknown) => {
    const answer = await fetch(`${endpoint}${path}`, {
      method,
      headers: { authorization: `Bearer ${token}` },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`control ${method} ${path}: ${answer.status} ${text}`);
    return text === '' ? undefined : JSON.parse(text);
  };
  const fault = (id: string) => `/faults/${encodeURIComponent(id)}`;
  return {
    putFault: (id, rule) => call('PUT', fault(id), rule),
    deleteFault: (id) => call('DELETE', fault(id)),
    faults: () => call('GET', '/faults'),
    stats: () => call('GET', '/stats'),
    drain: () => call('POST', '/drain'),
    putBill: (bill) => call('PUT', '/bill', bill),
    deleteBill: () => call('DELETE', '/bill'),
    evaluateAlarms: () => call('POST', '/alarms/evaluate'),
  };
}
