import type { Status } from '../table/keys.ts';
import { invalid, ok, type Result } from './failure.ts';
import { isStatus } from './input.ts';

export type ListRequest = { limit: number; status: Status | undefined; cursor: string | undefined };

const maxLimit = 100;

/** Query string of `GET /items`: `limit` 1 to 100 (20), `status`, `cursor` (empty: the first page). */
export function parseList(query: Readonly<Record<string, string | undefined>> | null): Result<ListRequest> {
  const { limit: rawLimit = '20', status, cursor } = query ?? {};
  const fields: Record<string, string> = {};
  const limit = Number(rawLimit);
  if (!/^\d{1,3}$/.test(rawLimit) || limit < 1 || limit > maxLimit) {
    fields.limit = `must be a whole number from 1 to ${maxLimit}`;
  }
  if (status !== undefined && !isStatus(status)) fields.status = 'must be one of active, archived';
  if (cursor && cursor.length > 2_000) fields.cursor = 'must be a cursor that this API gave';
  if (Object.keys(fields).length > 0) return invalid(fields);
  return ok({ limit, status: isStatus(status) ? status : undefined, cursor: cursor || undefined });
}
