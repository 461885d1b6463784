import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

/** What `observed.py` reports from inside MiniStack. `at` is epoch milliseconds. */
export type Report =
  | { kind: 'line'; at: number; group: string; stream: string; message: string }
  | { kind: 'started'; at: number; function: string; requestId: string; running: number }
  | { kind: 'ended'; at: number; function: string; requestId: string; durationMs: number }
  | {
      kind: 'called';
      at: number;
      function: string;
      requestId: string;
      startedAt: number;
      error: boolean;
      iteratorAgeMs: number | null;
      /** Of a call that an API made: the gateway's exchange, the request id and route in the event. */
      exchange: string | null;
      apiRequestId: string | null;
      route: string | null;
    }
  | { kind: 'throttled'; at: number; function: string }
  | { kind: 'session'; at: number; accessKeyId: string; arn: string };

/** Hands every report to the listener in the order in which MiniStack wrote them. */
export function readReports(source: Readable, listener: (report: Report) => void): void {
  createInterface({ input: source, crlfDelay: Number.POSITIVE_INFINITY }).on('line', (line) =>
    listener(JSON.parse(line) as Report),
  );
}
