import { asc } from 'drizzle-orm';
import type { Db } from './db.ts';
import { users } from './schema/identity.ts';

/** The name of everybody who ever signed in, by id, as their provider last said it; of two with one name, which is told too. */
export async function peopleNames(db: Db): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .select({ id: users.id, name: users.name, email: users.email })
    .from(users)
    .orderBy(asc(users.createdAt));
  const named = Map.groupBy(rows, ({ name }) => name);
  const names = new Map<string, string>();
  for (const [name, people] of named) {
    const [only, ...others] = people;
    if (only && others.length === 0) names.set(only.id, name);
    else for (const { id, email } of people) names.set(id, `${name} (${mark(id, email, people)})`);
  }
  return names;
}

type Row = { readonly id: string; readonly email: string | null };

/** The address where that tells them apart, else the beginning of the id. */
const mark = (id: string, email: string | null, people: readonly Row[]): string =>
  email && people.filter((each) => each.email === email).length === 1 ? email : id.slice(0, 8);
