import { PORTAL } from '#lib/domain/access/action.ts';
import { peopleNames } from '#lib/store/people.ts';
import { defineQuery } from './define.ts';

/** What people are called, by the id that runs, approvals and the audit know them by. */
export const people = defineQuery({
  name: 'people',
  action: 'overview:read',
  on: () => PORTAL,
  run: ({ db }, _, __: Record<never, never>): Promise<ReadonlyMap<string, string>> => peopleNames(db),
});
