import TYPES from './tables/resource-types.json' with { type: 'json' };

type Pattern = { readonly type: string; readonly parts: readonly string[] };

/** By service; AWS's own templates of ARNs, read backwards. */
const PATTERNS: ReadonlyMap<string, readonly Pattern[]> = Map.groupBy(
  Object.entries(TYPES).flatMap(([type, row]): Pattern[] =>
    'arn' in row ? [{ type, parts: row.arn.split(':') }] : [],
  ),
  ({ parts }) => parts[0] ?? '',
);

/** What an ARN says of itself: the CloudFormation type and the name; undefined for what nobody has told us of. */
export function typeOfArn(arn: string): { readonly type: string; readonly name: string } | undefined {
  const [, , service = '', , , ...rest] = arn.split(':');
  const own = rest.join(':').replace(/^\//, '');
  const fits = (PATTERNS.get(service) ?? []).flatMap(({ type, parts }) => {
    const shape = parts.slice(3).join(':').replace(/^\//, '');
    const before = shape.slice(0, shape.indexOf('{name}'));
    return own.startsWith(before) ? [{ type, before }] : [];
  });
  const [best] = fits.toSorted((a, b) => b.before.length - a.before.length);
  const name = best && own.slice(best.before.length).replace(/:\*$/, '');
  return best && name ? { type: best.type, name } : undefined;
}
