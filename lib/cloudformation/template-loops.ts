import type { Problem } from '#lib/domain/graph/model.ts';
import { isRecord } from '#lib/domain/graph/spelling.ts';
import { resolved, type Scope } from './template-values.ts';

const LOOP = 'Fn::ForEach::';
/** More rounds than a template may have resources. */
const MOST = 2_000;

/**
 * The template with each `Fn::ForEach` written out. A loop over what nobody tells is left out and said.
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-foreach.html
 */
export function withoutLoops(
  template: Readonly<Record<string, unknown>>,
  scope: Scope,
  where: string,
): { value: Readonly<Record<string, unknown>>; problems: readonly Problem[] } {
  const problems: Problem[] = [];
  let left = MOST;
  const write = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(write);
    if (!isRecord(value)) return value;
    return Object.fromEntries(
      Object.entries(value).flatMap(([key, each]): (readonly [string, unknown])[] =>
        key.startsWith(LOOP) ? rounds(key, each) : [[key, write(each)]],
      ),
    );
  };
  const rounds = (key: string, loop: unknown): (readonly [string, unknown])[] => {
    const [name, collection, body] = Array.isArray(loop) ? loop : [];
    const list = resolved(collection, scope);
    if (typeof name !== 'string' || !Array.isArray(list) || !list.every(isPlain) || !isRecord(body)) {
      const lost = Object.keys(isRecord(body) ? body : {}).join(', ');
      problems.push({
        code: 'loop-unknown',
        where: `${where}/${key}`,
        detail: `nobody tells what it goes over: ${lost} are not drawn`,
      });
      return [];
    }
    return list.flatMap((item) => {
      left -= 1;
      if (left < 0) return [];
      const written = write(filled(body, name, String(item)));
      return isRecord(written) ? Object.entries(written) : [];
    });
  };
  const value = write(template);
  return { value: isRecord(value) ? value : template, problems };
}

const isPlain = (item: unknown): boolean => typeof item === 'string' || typeof item === 'number';

/** `${Name}` and `&{Name}` (letters and digits alone) in keys and texts, and `Ref: Name`. */
function filled(value: unknown, name: string, item: string): unknown {
  const text = (written: string) =>
    written.replaceAll(`\${${name}}`, item).replaceAll(`&{${name}}`, item.replace(/[^A-Za-z0-9]/g, ''));
  if (typeof value === 'string') return text(value);
  if (Array.isArray(value)) return value.map((each) => filled(each, name, item));
  if (!isRecord(value)) return value;
  if (value.Ref === name && Object.keys(value).length === 1) return item;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [text(key), filled(each, name, item)]),
  );
}
