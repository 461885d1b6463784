import type {
  SourceFile,
  WrittenLine,
  WrittenSetting,
  WrittenSettings,
} from '#lib/domain/declared-places.ts';
import { type Attribute, type Block, isMark, parseHcl } from './parse.ts';

/** Which argument of which resource is which setting. */
const WANTED: Readonly<Record<string, readonly (readonly [argument: string, setting: WrittenSetting])[]>> = {
  aws_cloudwatch_log_group: [['retention_in_days', 'retention']],
  aws_lambda_function: [['architectures', 'architectures']],
  aws_nat_gateway: [
    ['for_each', 'gateways'],
    ['count', 'gateways'],
  ],
};

/** Further than this nobody follows a value by eye either. */
const MOST_STEPS = 5;

type Named = { readonly file: SourceFile; readonly attribute: Attribute };

/**
 * Lines that decide a resource's settings, by address: its own argument, the local or variable that it names, and the
 * line of the variable file (or the default) that holds the value. An expression of several variables ends the way.
 *
 * @param files `.tf` files of one root; what comes after something unreadable is not told
 * @param values variable files in the order in which they are given: the last one decides
 * @param elsewhere variables whose value is from elsewhere, so that no line of these decides it
 */
export function settingPlaces(
  files: readonly SourceFile[],
  values: readonly SourceFile[],
  elsewhere: ReadonlySet<string> = new Set(),
): Readonly<Record<string, WrittenSettings>> {
  const blocks = files.flatMap((file) => parseHcl(file.text).body.blocks.map((block) => ({ file, block })));
  const named = (from: readonly { file: SourceFile; block: Block }[], name: (block: Block) => string) =>
    new Map(
      from.flatMap(({ file, block }) =>
        block.attributes.map((attribute): [string, Named] => [
          name(block) + attribute.name,
          { file, attribute },
        ]),
      ),
    );
  const locals = named(
    blocks.filter(({ block }) => block.type === 'locals'),
    () => 'local.',
  );
  const defaults = named(
    blocks.filter(({ block }) => block.type === 'variable'),
    ({ labels }) => `var.${labels[0]}.`,
  );
  const given = new Map(
    values.flatMap((file) =>
      parseHcl(file.text).body.attributes.map((attribute): [string, Named] => [
        `var.${attribute.name}`,
        { file, attribute },
      ]),
    ),
  );
  const next = (of: string) =>
    elsewhere.has(of.slice(of.indexOf('.') + 1))
      ? undefined
      : (given.get(of) ?? defaults.get(`${of}.default`) ?? locals.get(of));
  const found: Record<string, WrittenSettings> = {};
  for (const { file, block } of blocks) {
    const [type = '', name = ''] = block.labels;
    if (block.type !== 'resource') continue;
    for (const [argument, setting] of WANTED[type] ?? []) {
      const attribute = block.attributes.find((each) => each.name === argument);
      if (!attribute) continue;
      const address = `${type}.${name}`;
      found[address] = { ...found[address], [setting]: wayTo({ file, attribute }, next) };
    }
  }
  return found;
}

function wayTo(start: Named, next: (reference: string) => Named | undefined): readonly WrittenLine[] {
  const way: WrittenLine[] = [];
  let at: Named | undefined = start;
  while (at && way.length < MOST_STEPS) {
    way.push(lineOf(at));
    const reference = onlyReference(at.attribute);
    at = reference === undefined ? undefined : next(reference);
  }
  return way;
}

const lineOf = ({ file, attribute: { line } }: Named): WrittenLine => ({
  ...{ file: file.file, line },
  text: (file.text.split('\n')[line - 1] ?? '').trim(),
});

/** The one variable that an expression rests on, or its one local where it names no variable. */
function onlyReference({ value }: Attribute): string | undefined {
  const names = value.flatMap((token, index) => {
    const [dot, name] = [value[index + 1], value[index + 2]];
    const opens = token.kind === 'name' && !isMark(value[index - 1], '.') && isMark(dot, '.');
    return opens && name?.kind === 'name' ? [`${token.text}.${name.text}`] : [];
  });
  const of = (root: string) => [...new Set(names.filter((each) => each.startsWith(root)))];
  const [variables, locals] = [of('var.'), of('local.')];
  if (variables.length > 0) return variables.length === 1 ? variables[0] : undefined;
  return locals.length === 1 ? locals[0] : undefined;
}
