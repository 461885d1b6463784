import { and, asc, count, eq, ne } from 'drizzle-orm';
import type { ListName, ListView } from '#lib/domain/list-view.ts';
import type { Db } from './db.ts';
import { listViews } from './schema/lists.ts';

/** What a person kept of a list, by name. */
export async function listViewsOf(db: Db, owner: string, list: ListName): Promise<readonly ListView[]> {
  const rows = await db
    .select()
    .from(listViews)
    .where(and(eq(listViews.owner, owner), eq(listViews.list, list)))
    .orderBy(asc(listViews.name));
  return rows.map(({ id, name, query, createdAt }) => ({ id, list, name, query, createdAt }));
}

/** How many there are beside the one of this name. */
export async function countListViews(
  db: Db,
  { owner, list, name }: { readonly owner: string; readonly list: ListName; readonly name: string },
): Promise<number> {
  const [row] = await db
    .select({ views: count() })
    .from(listViews)
    .where(and(eq(listViews.owner, owner), eq(listViews.list, list), ne(listViews.name, name)));
  return row?.views ?? 0;
}

/** A view of the same name is what it is from now on. */
export async function putListView(db: Db, owner: string, view: ListView): Promise<void> {
  const { query, createdAt } = view;
  await db
    .insert(listViews)
    .values({ ...view, owner })
    .onConflictDoUpdate({
      target: [listViews.owner, listViews.list, listViews.name],
      set: { query, createdAt },
    });
}

/** Only its owner's. @returns whether there was one */
export async function removeListView(db: Db, owner: string, id: string): Promise<boolean> {
  const gone = await db
    .delete(listViews)
    .where(and(eq(listViews.id, id), eq(listViews.owner, owner)))
    .returning({ id: listViews.id });
  return gone.length > 0;
}
