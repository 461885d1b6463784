import type { Answer, Call } from '../call.ts';
import { errorCode } from '../json.ts';
import type { Datum } from '../metrics/store.ts';

type Attribute = Readonly<Record<string, unknown>>;
type Item = Readonly<Record<string, Attribute>>;

const READ_UNIT_BYTES = 4096;
const WRITE_UNIT_BYTES = 1024;
const throttles = ['ProvisionedThroughputExceededException', 'ThrottlingException', 'RequestLimitExceeded'];

interface Input {
  readonly TableName?: string;
  readonly IndexName?: string;
  readonly ConsistentRead?: boolean;
  readonly Item?: Item;
  readonly RequestItems?: Readonly<Record<string, unknown>>;
  readonly TransactItems?: readonly Readonly<
    Record<string, { readonly TableName: string; readonly Item?: Item }>
  >[];
}

interface Output {
  readonly Item?: Item;
  readonly Items?: readonly Item[];
  readonly Responses?: Readonly<Record<string, readonly Item[]>> | readonly { readonly Item?: Item }[];
}

/**
 * AWS/DynamoDB's metrics of one call. Capacity comes from the sizes on the wire: MiniStack's own figure is 0.5
 * for any query. An update or a delete counts one unit: the size of the item it meets is not seen.
 */
export function dynamodbMetrics(call: Call, answer: Answer, latencyMs: number, at: number): readonly Datum[] {
  const input = JSON.parse(call.body.toString('utf8') || '{}') as Input;
  const tables = tablesOf(input);
  const of = (
    name: string,
    table: string,
    value: number,
    more: Record<string, string> = {},
    unit = 'Count',
  ): Datum => ({
    namespace: 'AWS/DynamoDB',
    name,
    dimensions: { TableName: table, ...more },
    value,
    at,
    unit,
  });
  const operation = { Operation: call.operation };
  const code = errorCode(answer);
  if (code === undefined) {
    const output = JSON.parse(answer.body.toString('utf8') || '{}') as Output;
    const index: Record<string, string> = input.IndexName
      ? { GlobalSecondaryIndexName: input.IndexName }
      : {};
    return tables.flatMap((table) => {
      const { read, write } = consumed(call.operation, table, input, output);
      return [
        of('SuccessfulRequestLatency', table, latencyMs, operation, 'Milliseconds'),
        ...(read > 0 ? [of('ConsumedReadCapacityUnits', table, read, index)] : []),
        ...(write > 0 ? [of('ConsumedWriteCapacityUnits', table, write)] : []),
      ];
    });
  }
  if (answer.status >= 500) return tables.map((table) => of('SystemErrors', table, 1, operation));
  if (throttles.includes(code)) {
    const event = isWrite(call.operation) ? 'WriteThrottleEvents' : 'ReadThrottleEvents';
    return tables.flatMap((table) => [of('ThrottledRequests', table, 1, operation), of(event, table, 1)]);
  }
  if (code === 'ConditionalCheckFailedException') {
    return tables.map((table) => of('ConditionalCheckFailedRequests', table, 1));
  }
  return [{ namespace: 'AWS/DynamoDB', name: 'UserErrors', dimensions: {}, value: 1, at, unit: 'Count' }];
}

/** Calls on items: what AWS/DynamoDB counts. */
export function isItemOperation(operation: string): boolean {
  return /^(GetItem|PutItem|UpdateItem|DeleteItem|Query|Scan|BatchGetItem|BatchWriteItem|TransactGetItems|TransactWriteItems)$/.test(
    operation,
  );
}

const isWrite = (operation: string) => /Put|Update|Delete|Write/.test(operation);

function tablesOf(input: Input): readonly string[] {
  const names = [
    ...(input.TableName ? [input.TableName] : []),
    ...Object.keys(input.RequestItems ?? {}),
    ...(input.TransactItems ?? []).flatMap((item) => Object.values(item).map(({ TableName }) => TableName)),
  ];
  return [...new Set(names.map((name) => name.split('/').at(-1) ?? name))];
}

function consumed(
  operation: string,
  table: string,
  input: Input,
  output: Output,
): { read: number; write: number } {
  if (operation.startsWith('Transact')) return transaction(operation, table, input);
  if (operation === 'BatchWriteItem') {
    const requests = (input.RequestItems?.[table] ?? []) as readonly { PutRequest?: { Item: Item } }[];
    return { read: 0, write: sum(requests.map(({ PutRequest }) => writeUnits(PutRequest?.Item))) };
  }
  if (isWrite(operation)) return { read: 0, write: writeUnits(input.Item) };
  const share = input.ConsistentRead ? 1 : 0.5;
  if (operation === 'BatchGetItem') {
    const items = (output.Responses as Readonly<Record<string, readonly Item[]>> | undefined)?.[table] ?? [];
    return { read: share * sum(items.map((item) => units(itemBytes(item), READ_UNIT_BYTES))), write: 0 };
  }
  const bytes = output.Item ? itemBytes(output.Item) : sum((output.Items ?? []).map(itemBytes));
  return { read: share * units(bytes, READ_UNIT_BYTES), write: 0 };
}

function transaction(operation: string, table: string, input: Input): { read: number; write: number } {
  const items = (input.TransactItems ?? [])
    .flatMap((item) => Object.values(item))
    .filter(({ TableName }) => TableName.split('/').at(-1) === table);
  // Twice: once to prepare, once to commit.
  if (operation === 'TransactGetItems') return { read: 2 * items.length, write: 0 };
  return { read: 0, write: 2 * sum(items.map(({ Item }) => writeUnits(Item))) };
}

const writeUnits = (item: Item | undefined) => units(item ? itemBytes(item) : 0, WRITE_UNIT_BYTES);
const units = (bytes: number, unit: number) => Math.max(1, Math.ceil(bytes / unit));
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

/** @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html */
export function itemBytes(item: Item): number {
  return sum(Object.entries(item).map(([name, value]) => Buffer.byteLength(name) + attributeBytes(value)));
}

function attributeBytes(attribute: Attribute): number {
  const [[kind, value] = ['NULL', true]] = Object.entries(attribute);
  switch (kind) {
    case 'S':
      return Buffer.byteLength(String(value));
    case 'N':
      return Math.ceil(String(value).replace(/[-.]/g, '').length / 2) + 1;
    case 'B':
      return Buffer.from(String(value), 'base64').length;
    case 'M':
      return 3 + itemBytes(value as Item) + Object.keys(value as Item).length;
    case 'L':
      return 3 + sum((value as readonly Attribute[]).map((entry) => attributeBytes(entry) + 1));
    case 'SS':
    case 'NS':
    case 'BS':
      return sum((value as readonly string[]).map((entry) => Buffer.byteLength(entry)));
    default:
      return 1;
  }
}
