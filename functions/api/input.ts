import { type Status, statuses } from '../table/keys.ts';
import { invalid, ok, type Result, refuse } from './failure.ts';
import type { ItemInput } from './item.ts';

// Far below DynamoDB's 400 KB an item, in which the idempotency marker keeps a copy.
const maxBodyBytes = 64 * 1024;
const maxName = 200;
const maxDescription = 10_000;
const maxPrice = 1_000_000_000;

/** Body of POST: name and price are required, the item is active unless it says otherwise. */
export function parseCreate(body: string | null): Result<ItemInput> {
  const object = parseObject(body);
  if (!object.ok) return object;
  const { fields, input } = readInput({ status: 'active', ...object.value });
  return Object.keys(fields).length > 0 ? invalid(fields) : ok(input);
}

/** Body of PUT: the whole item and the version that it replaces. */
export function parseUpdate(body: string | null): Result<ItemInput & { version: number }> {
  const object = parseObject(body);
  if (!object.ok) return object;
  const { version, ...rest } = object.value;
  const { fields, input } = readInput(rest);
  if (typeof version === 'number' && Number.isSafeInteger(version) && version >= 1) {
    return Object.keys(fields).length > 0 ? invalid(fields) : ok({ ...input, version });
  }
  return invalid({ ...fields, version: 'must be the version that this change replaces, 1 or more' });
}

function parseObject(body: string | null): Result<Record<string, unknown>> {
  if (body !== null && Buffer.byteLength(body) > maxBodyBytes) {
    return refuse({ code: 'payload-too-large', message: `The body is larger than ${maxBodyBytes} bytes.` });
  }
  try {
    const value: unknown = JSON.parse(body ?? '');
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return ok({ ...value });
  } catch {
    // Falls through: no JSON and no object are refused alike.
  }
  return invalid({ body: 'must be a JSON object' });
}

function readInput(raw: Record<string, unknown>): { fields: Record<string, string>; input: ItemInput } {
  const fields: Record<string, string> = {};
  const { name, description = '', status, price, ...unknown } = raw;
  const input: ItemInput = { name: '', description: '', status: 'active', price: 0 };

  if (typeof name === 'string' && name.trim() !== '' && name.length <= maxName) input.name = name.trim();
  else fields.name = `must be text of 1 to ${maxName} characters`;

  if (typeof description === 'string' && description.length <= maxDescription)
    input.description = description;
  else fields.description = `must be text of at most ${maxDescription} characters`;

  if (isStatus(status)) input.status = status;
  else fields.status = `must be one of ${statuses.join(', ')}`;

  if (isPrice(price)) input.price = price;
  else fields.price = `must be a number from 0 to ${maxPrice} with at most two decimals`;

  for (const field of Object.keys(unknown).slice(0, 10)) fields[field] = 'is not a field of an item';
  return { fields, input };
}

export function isStatus(value: unknown): value is Status {
  return statuses.some((status) => status === value);
}

function isPrice(value: unknown): value is number {
  if (typeof value !== 'number' || !Number.isFinite(value) || value < 0 || value > maxPrice) return false;
  return Number(value.toFixed(2)) === value;
}
