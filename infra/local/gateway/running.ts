import { setTimeout as pause } from 'node:timers/promises';
import type { Report } from './observe/reports.ts';

/** MiniStack looks at streams every second; this long without a call, they have been read. */
const QUIET_MS = 2_500;
const DRAIN_WITHIN_MS = 15_000;

/** Function calls that run now, and when the last one began or ended. */
export class Running {
  readonly #calls = new Set<string>();
  #last = 0;

  note(report: Report): void {
    if (report.kind === 'started') this.#calls.add(report.requestId);
    else if (report.kind === 'called') this.#calls.delete(report.requestId);
    else return;
    this.#last = report.at;
  }

  get count(): number {
    return this.#calls.size;
  }

  /** True once nothing has run for a while; false when that takes too long. */
  async drain(): Promise<boolean> {
    const began = Date.now();
    while (Date.now() - began < DRAIN_WITHIN_MS) {
      const quietSince = Math.max(this.#last, began);
      if (this.#calls.size === 0 && Date.now() - quietSince >= QUIET_MS) return true;
      await pause(100);
    }
    return false;
  }
}
