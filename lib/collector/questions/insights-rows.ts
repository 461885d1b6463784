import { jsonTail } from '#lib/domain/logs/formats/json-text.ts';
import { type Masker, maskerOf, maskJson } from '#lib/domain/masking.ts';
import { readable } from '#lib/domain/text/readable.ts';

type Rows = {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
};

/** CloudWatch's own pointer to a line: nothing to read. */
const POINTER = '@ptr';
/** A cell longer than this is cut: an event may hold 1 MB. */
const LONGEST_CELL = 4_000;

/** Rows as a table: secrets masked by the name of their field and by their shape, terminal colours taken out. */
export function maskedRows(found: readonly ReadonlyMap<string, string>[]): Rows {
  const columns = [...new Set(found.flatMap((row) => [...row.keys()]))].filter((name) => name !== POINTER);
  const mask = maskerOf();
  return {
    columns: columns.map((name) => mask(readable(name))),
    rows: found.map((row) => columns.map((name) => cell(name, row.get(name) ?? '', mask))),
  };
}

function cell(name: string, value: string, mask: Masker): string {
  const text = readable(value);
  const object = jsonTail(text);
  // A line in JSON is masked as one, so that its fields' names count.
  const shown = object
    ? `${mask(object.head)}${JSON.stringify(maskJson(object.value, mask))}`
    : byName(name, text, mask);
  return shown.length > LONGEST_CELL ? `${shown.slice(0, LONGEST_CELL)}…` : shown;
}

function byName(name: string, text: string, mask: Masker): string {
  const masked = maskJson({ [name.split('.').at(-1) ?? name]: text }, mask) as Record<string, unknown>;
  return String(Object.values(masked)[0] ?? '');
}
