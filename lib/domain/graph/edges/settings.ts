import { isRecord } from '../spelling.ts';
import { addressOf, type EdgeFact, type EdgeRule } from '../world.ts';
import { SETTINGS } from './setting-table.ts';

/** Settings that name another resource, as the table has them. */
export const settings: EdgeRule = (world) =>
  SETTINGS.flatMap(({ from, paths, to, kind, label, back }) =>
    world.ofKind(...[from].flat()).flatMap((node) =>
      world.partsOf(node).flatMap((part) =>
        paths
          .flatMap((path) => everyAt(part.attributes, path.split('.')))
          .flatMap((value): EdgeFact[] => {
            const other = world.find(value, ...to);
            if (!other || other.id === node.id) return [];
            const ends = back ? { from: other.id, to: node.id } : { from: node.id, to: other.id };
            const says = `${addressOf(part)}: ${label} → ${other.name}`;
            return [{ kind, ...ends, ...(kind === 'log' ? {} : { label }), says }];
          }),
      ),
    ),
  );

/** Every text at a path, through lists of any length. */
function everyAt(value: unknown, path: readonly string[]): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((each) => everyAt(each, path));
  const [key, ...rest] = path;
  if (key === undefined) {
    if (typeof value === 'string') return [value];
    return isRecord(value) ? Object.values(value).filter((each) => typeof each === 'string') : [];
  }
  return isRecord(value) ? everyAt(value[key], rest) : [];
}
