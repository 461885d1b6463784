import { isRecord, own } from '#lib/domain/graph/spelling.ts';
import type { Attributes } from '../template-attributes.ts';

/** Globals under the resource's own; maps merge, lists add up, the resource wins. */
export function merged(global: unknown, written: Attributes): Attributes {
  if (!isRecord(global)) return written;
  const keys = new Set([...Object.keys(global), ...Object.keys(written)]);
  return Object.fromEntries([...keys].map((key) => [key, mergedValue(own(global, key), own(written, key))]));
}

function mergedValue(global: unknown, written: unknown): unknown {
  if (written === undefined) return global;
  if (Array.isArray(global) && Array.isArray(written)) return [...global, ...written];
  return isRecord(global) && isRecord(written) && !isFunction(global) && !isFunction(written)
    ? merged(global, written)
    : written;
}

const isFunction = (value: Attributes): boolean => {
  const [only, ...more] = Object.keys(value);
  return more.length === 0 && (only === 'Ref' || only?.startsWith('Fn::') === true);
};
