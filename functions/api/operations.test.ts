import { expect, test } from 'vitest';
import { type ItemRow, newRow } from './item.ts';
import { answer, type Services } from './operations.ts';
import type { Marker, Store } from './store.ts';

const lantern = { name: 'Lantern', description: '', status: 'active', price: 12.5 } as const;
const body = JSON.stringify(lantern);
const noon = Date.UTC(2026, 10, 22, 12);
const shown = {
  id: 'id-1',
  ...lantern,
  version: 1,
  createdAt: '2026-11-22T12:00:00.000Z',
  updatedAt: '2026-11-22T12:00:00.000Z',
};

/** A table of rows in memory with the conditions of the real store. */
function services(rows: ItemRow[] = []): Services {
  const markers = new Map<string, Marker>();
  const find = (id: string) => rows.find((row) => row.ItemId === id);
  const store: Store = {
    get: async (id) => find(id),
    list: async (limit) => ({
      rows: rows.slice(0, limit),
      next: rows.length > limit ? { PK: `ITEM#${limit}` } : undefined,
    }),
    create: async (row) => void rows.push(row),
    createOnce: async (row, key, fingerprint) => {
      const earlier = markers.get(key);
      if (!earlier) {
        markers.set(key, { fingerprint, row });
        rows.push(row);
      }
      return earlier;
    },
    update: async (row, input, version, now) => {
      const current = find(row.ItemId);
      if (current?.Version !== version) return undefined;
      return Object.assign(current, {
        Name: input.name,
        Status: input.status,
        Price: input.price,
        Version: version + 1,
        UpdatedAt: now,
      });
    },
    remove: async (id) => void rows.splice(0, rows.length, ...rows.filter((row) => row.ItemId !== id)),
  };
  let made = 0;
  return { store, cursorKey: async () => 'key', now: () => noon, newId: () => `id-${++made}` };
}

test('a created item is answered with 201 as it is kept', async () => {
  const made = await answer({ operation: 'create', body, idempotencyKey: undefined }, services());
  expect(made).toEqual({ ok: true, value: { status: 201, body: shown } });
});

test('the same idempotency key and body make one item and one answer', async () => {
  const rows: ItemRow[] = [];
  const table = services(rows);
  const first = await answer({ operation: 'create', body, idempotencyKey: 'k' }, table);
  expect(await answer({ operation: 'create', body, idempotencyKey: 'k' }, table)).toEqual(first);
  expect(rows).toHaveLength(1);
});

test('the same idempotency key with another body is refused', async () => {
  const table = services();
  await answer({ operation: 'create', body, idempotencyKey: 'k' }, table);
  const other = { operation: 'create', body: '{"name":"Other","price":1}', idempotencyKey: 'k' } as const;
  expect(await answer(other, table)).toMatchObject({
    ok: false,
    failure: { code: 'idempotency-key-reused' },
  });
});

test('a list says how to go on only when there is more', async () => {
  const rows = [newRow('a', lantern, noon), newRow('b', lantern, noon)];
  const all = await answer({ operation: 'list', query: null }, services(rows));
  expect(all).toMatchObject({ value: { body: { count: 2 } } });
  expect(all).not.toHaveProperty('value.body.cursor');
  const some = await answer({ operation: 'list', query: { limit: '1' } }, services(rows));
  expect(some).toMatchObject({ value: { body: { count: 1, cursor: expect.any(String) } } });
});

test('a change of an older version is a conflict that names both', async () => {
  const table = services([{ ...newRow('a', lantern, noon), Version: 3 }]);
  const change = {
    operation: 'update',
    id: 'a',
    body: JSON.stringify({ ...lantern, price: 1, version: 1 }),
  } as const;
  expect(await answer(change, table)).toMatchObject({
    ok: false,
    failure: { code: 'version-conflict', fields: { version: 'is 3, not 1' } },
  });
});

test('the same change sent twice succeeds twice', async () => {
  const table = services([newRow('a', lantern, noon)]);
  const change = {
    operation: 'update',
    id: 'a',
    body: JSON.stringify({ ...lantern, price: 1, version: 1 }),
  } as const;
  const first = await answer(change, table);
  expect(first).toMatchObject({ ok: true, value: { status: 200, body: { version: 2, price: 1 } } });
  expect(await answer(change, table)).toEqual(first);
});

test('what is not there is 404 to read and change, and 204 to delete', async () => {
  const change = JSON.stringify({ ...lantern, version: 1 });
  expect(await answer({ operation: 'get', id: 'x' }, services())).toMatchObject({
    failure: { code: 'not-found' },
  });
  expect(await answer({ operation: 'update', id: 'x', body: change }, services())).toMatchObject({
    failure: { code: 'not-found' },
  });
  expect(await answer({ operation: 'remove', id: 'x' }, services())).toEqual({
    ok: true,
    value: { status: 204 },
  });
});
