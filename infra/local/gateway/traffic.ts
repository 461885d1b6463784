import type { CallCount } from '../control.ts';
import type { Caller } from '../faults/fault.ts';
import type { Call } from './call.ts';

/** Counts calls by caller and API. */
export class Traffic {
  readonly #counts = new Map<string, { -readonly [key in keyof CallCount]: CallCount[key] }>();

  count(call: Call, caller: Caller, status: number, faulted: boolean): void {
    const key = [caller.environment, caller.role, call.service, call.operation].join('\n');
    const count = this.#counts.get(key) ?? {
      ...(caller.environment ? { environment: caller.environment } : {}),
      ...(caller.role ? { role: caller.role } : {}),
      service: call.service,
      operation: call.operation,
      calls: 0,
      errors: 0,
      faulted: 0,
    };
    count.calls += 1;
    count.errors += status >= 400 ? 1 : 0;
    count.faulted += faulted ? 1 : 0;
    this.#counts.set(key, count);
  }

  list(): readonly CallCount[] {
    return [...this.#counts.values()];
  }
}
