import type { Report } from '../observe/reports.ts';

export type Integration = Extract<Report, { kind: 'called' }>;

/** The header that ties a request to the function call it makes; taken out of the event by `observed.py`. */
export const EXCHANGE_HEADER = 'x-yagura-exchange';

/** How long a report may come after the answer it belongs to: they take different ways. */
const LATE_MS = 25;

/** Matches function calls to the requests that made them. */
export class Integrations {
  readonly #seen = new Map<string, Integration>();
  readonly #waiting = new Map<string, (call: Integration) => void>();

  note(report: Report): void {
    if (report.kind !== 'called' || !report.exchange) return;
    this.#seen.set(report.exchange, report);
    this.#waiting.get(report.exchange)?.(report);
  }

  /** The call of an exchange that has been answered; undefined when it made none. */
  async of(exchange: string): Promise<Integration | undefined> {
    const call = this.#seen.get(exchange) ?? (await this.#late(exchange));
    this.#seen.delete(exchange);
    return call;
  }

  #late(exchange: string): Promise<Integration | undefined> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => settle(undefined), LATE_MS);
      const settle = (call: Integration | undefined) => {
        clearTimeout(timer);
        this.#waiting.delete(exchange);
        resolve(call);
      };
      this.#waiting.set(exchange, settle);
    });
  }
}
