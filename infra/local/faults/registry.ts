import type { StoredFault } from '../control.ts';
import { type FaultedCall, type FaultRule, matches } from './fault.ts';

interface Entry {
  readonly id: string;
  readonly rule: FaultRule;
  hits: number;
}

/** The rules in the order in which they were put. */
export class FaultRegistry {
  readonly #entries = new Map<string, Entry>();

  put(id: string, rule: FaultRule): void {
    this.#entries.delete(id);
    this.#entries.set(id, { id, rule, hits: 0 });
  }

  /** False when there is none. */
  delete(id: string): boolean {
    return this.#entries.delete(id);
  }

  list(): readonly StoredFault[] {
    return [...this.#entries.values()].map(({ id, rule, hits }) => ({ id, ...rule, hits }));
  }

  /** The first rule that speaks of this call, counted as a hit; one that has had its times is gone. */
  take(call: FaultedCall): { readonly id: string; readonly fault: FaultRule['fault'] } | undefined {
    const entry = [...this.#entries.values()].find(({ rule }) => matches(rule.match, call));
    if (!entry) return undefined;
    entry.hits += 1;
    if (entry.rule.fault.times !== undefined && entry.hits >= entry.rule.fault.times)
      this.#entries.delete(entry.id);
    return { id: entry.id, fault: entry.rule.fault };
  }
}
