import { createHash } from 'node:crypto';
import { type EntityType, itemKey, type Key, type Status } from '../table/keys.ts';

/** What a client may set. `price` has at most two decimals. */
export type ItemInput = { name: string; description: string; status: Status; price: number };

/** As clients see it; times are ISO 8601, UTC. `version` starts at 1 and grows by one with each change. */
export type Item = ItemInput & { id: string; version: number; createdAt: string; updatedAt: string };

/** As the table keeps it; times are epoch milliseconds. */
export type ItemRow = Key & {
  EntityType: EntityType;
  CreatedAt: number;
  UpdatedAt: number;
  GSI1PK: string;
  GSI1SK: string;
  ItemId: string;
  Name: string;
  Description: string;
  Status: Status;
  Price: number;
  Version: number;
};

/** Row of a new item. `now` is epoch milliseconds. */
export function newRow(id: string, input: ItemInput, now: number): ItemRow {
  return {
    ...itemKey(id),
    EntityType: 'Item',
    CreatedAt: now,
    UpdatedAt: now,
    ...statusIndex(input.status, now, id),
    ItemId: id,
    Name: input.name,
    Description: input.description,
    Status: input.status,
    Price: input.price,
    Version: 1,
  };
}

/** Key of GSI1, which lists the items of one status in order of creation; the id keeps equal times apart. */
export function statusIndex(
  status: Status,
  createdAt: number,
  id: string,
): { GSI1PK: string; GSI1SK: string } {
  return { GSI1PK: `STATUS#${status}`, GSI1SK: `${new Date(createdAt).toISOString()}#${id}` };
}

export function toItem(row: ItemRow): Item {
  return {
    id: row.ItemId,
    name: row.Name,
    description: row.Description,
    status: row.Status,
    price: row.Price,
    version: row.Version,
    createdAt: new Date(row.CreatedAt).toISOString(),
    updatedAt: new Date(row.UpdatedAt).toISOString(),
  };
}

/** Whether a row already says what a client asks for: a repeated PUT then succeeds instead of conflicting. */
export function says(row: ItemRow, input: ItemInput): boolean {
  const { name, description, status, price } = toItem(row);
  return fingerprint({ name, description, status, price }) === fingerprint(input);
}

/** Stands for the content of a request, so that an idempotency key cannot be used for another one. */
export function fingerprint(input: ItemInput): string {
  const { name, description, status, price } = input;
  return createHash('sha256')
    .update(JSON.stringify([name, description, status, price]))
    .digest('base64url');
}
