import { sign, verify } from './cursor.ts';
import { ok, type Result, refuse } from './failure.ts';
import { parseCreate, parseUpdate } from './input.ts';
import { fingerprint, newRow, says, toItem } from './item.ts';
import { parseList } from './list-request.ts';
import type { Request } from './request.ts';
import type { Answer } from './response.ts';
import type { Store } from './store.ts';

/** What an operation needs from outside; `now` is epoch milliseconds. */
export type Services = {
  store: Store;
  cursorKey: () => Promise<string>;
  now: () => number;
  newId: () => string;
};

/** Answers one request. Throws only when something behind the api fails. */
export async function answer(request: Request, services: Services): Promise<Result<Answer>> {
  switch (request.operation) {
    case 'health':
      return ok({ status: 200, body: { status: 'ok' } });
    case 'list':
      return list(request, services);
    case 'create':
      return create(request, services);
    case 'get': {
      const row = await services.store.get(request.id);
      return row ? ok({ status: 200, body: toItem(row) }) : missing(request.id);
    }
    case 'update':
      return update(request, services);
    case 'remove':
      await services.store.remove(request.id);
      return ok({ status: 204 });
    case 'unknown':
      return refuse({ code: 'not-found', message: `There is no ${request.method} ${request.path}.` });
  }
}

async function list(
  request: Extract<Request, { operation: 'list' }>,
  services: Services,
): Promise<Result<Answer>> {
  const wanted = parseList(request.query);
  if (!wanted.ok) return wanted;
  const { limit, status, cursor } = wanted.value;
  const from = cursor ? verify(cursor, status, await services.cursorKey()) : undefined;
  if (from && !from.ok) return from;
  const { rows, next } = await services.store.list(limit, status, from?.value.key);
  const items = rows.map(toItem);
  const more = next ? { cursor: sign({ key: next, status }, await services.cursorKey()) } : {};
  return ok({ status: 200, body: { items, count: items.length, ...more } });
}

async function create(
  request: Extract<Request, { operation: 'create' }>,
  services: Services,
): Promise<Result<Answer>> {
  const input = parseCreate(request.body);
  if (!input.ok) return input;
  const now = services.now();
  const row = newRow(services.newId(), input.value, now);
  if (request.idempotencyKey === undefined) {
    await services.store.create(row);
    return ok({ status: 201, body: toItem(row) });
  }
  const print = fingerprint(input.value);
  const earlier = await services.store.createOnce(row, request.idempotencyKey, print, now);
  if (earlier && earlier.fingerprint !== print) {
    const message = 'This Idempotency-Key was used for a request with another body.';
    return refuse({ code: 'idempotency-key-reused', message });
  }
  return ok({ status: 201, body: toItem(earlier?.row ?? row) });
}

async function update(
  request: Extract<Request, { operation: 'update' }>,
  services: Services,
): Promise<Result<Answer>> {
  const input = parseUpdate(request.body);
  if (!input.ok) return input;
  const { version, ...wanted } = input.value;
  const before = await services.store.get(request.id);
  if (!before) return missing(request.id);
  const after = await services.store.update(before, wanted, version, services.now());
  if (after) return ok({ status: 200, body: toItem(after) });
  const current = await services.store.get(request.id);
  if (!current) return missing(request.id);
  // The same change, sent twice: the first one's answer got lost on its way.
  if (current.Version === version + 1 && says(current, wanted))
    return ok({ status: 200, body: toItem(current) });
  return refuse({
    code: 'version-conflict',
    message: 'The item was changed since it was read. Read it again.',
    fields: { version: `is ${current.Version}, not ${version}` },
  });
}

const missing = (id: string) => refuse({ code: 'not-found', message: `There is no item ${id}.` });
