import { cache } from 'react';
import type { Reason } from '#lib/domain/reason.ts';
import { personName } from '#lib/words/person.ts';

/** One map a request: what is drawn on the server asks it, wherever it stands on the page. */
const known = cache((): Map<string, string> => new Map());

/** Called by a page before it draws, with the names of whoever may be on it. */
export function knowPeople(names: ReadonlyMap<string, string>): void {
  for (const [id, name] of names) known().set(id, name);
}

/** The one name that a person has everywhere: their provider's. Who never signed in is told by the id. */
export const nameOf = (id: string): string => known().get(id) ?? personName(id);

/** A reason whose people are called as they are everywhere else. */
export function withNames(reason: Reason): Reason {
  const params = Object.entries(reason.params).map(([key, value]): [string, string | number] => {
    if (key === 'name' || key === 'person') return [key, nameOf(String(value))];
    if (key === 'names') return [key, String(value).split(', ').map(nameOf).join(', ')];
    return [key, value];
  });
  return { ...reason, params: Object.fromEntries(params) };
}
