import type { Input, OutputRef } from '#lib/config/inputs.ts';
import { err, ok, type Result } from '#lib/domain/result.ts';
import type { Outputs } from './outputs.ts';

/** `items/dev/network`. */
export const sourceOf = ({ environment, component }: OutputRef): string => `${environment}/${component}`;

export type Values = Readonly<Record<string, unknown>>;

/**
 * Values of inputs from what is deployed.
 * @param outputs by `sourceOf`; undefined: nothing is deployed there
 * @returns else which outputs are missing and which there are, a line a component
 */
export function resolveInputs(
  inputs: Readonly<Record<string, Input>>,
  outputs: ReadonlyMap<string, Outputs | undefined>,
): Result<Values, readonly string[]> {
  const missing = new Map<string, string[]>();
  const values = Object.entries(inputs).flatMap(([name, input]): [string, unknown][] => {
    if ('value' in input) return [[name, input.value]];
    const source = sourceOf(input.from);
    const found = outputs.get(source)?.[input.from.output];
    if (found) return [[name, found.value]];
    missing.set(source, [...(missing.get(source) ?? []), `${input.from.output} (for ${name})`]);
    return [];
  });
  if (missing.size === 0) return ok(Object.fromEntries(values));
  return err(
    [...missing].map(([source, names]) => {
      const there = outputs.get(source);
      const known = Object.keys(there ?? {}).toSorted();
      if (!there) return `${source} was never deployed: deploy it first`;
      return `${source} has no output ${names.join(', ')}; it has ${known.length > 0 ? known.join(', ') : 'none'}`;
    }),
  );
}

/** A parameter of a template or a variable of a root. */
export type Declared = { readonly name: string; readonly required: boolean };

/** Both directions: what is given and not declared, what is needed and not given. @returns a line each, or none */
export function mismatches(
  given: readonly string[],
  declared: readonly Declared[],
  what: string,
): readonly string[] {
  const names = declared.map(({ name }) => name);
  const stray = given.filter((each) => !names.includes(each));
  const lacking = declared.filter(({ name, required }) => required && !given.includes(name));
  const known = names.length > 0 ? names.join(', ') : 'none';
  return [
    ...(stray.length > 0 ? [`there is no ${what} ${stray.join(', ')}; there are ${known}`] : []),
    ...(lacking.length > 0
      ? [
          `no value is given to the ${what} ${lacking.map(({ name }) => name).join(', ')}, which has no default`,
        ]
      : []),
  ];
}

/** As CloudFormation and `-var` take it: a list of words with commas where `lists` says so, anything else as JSON. */
export function inputText(value: unknown, lists: 'commas' | 'json'): string {
  if (typeof value === 'string') return value;
  if (lists === 'commas' && Array.isArray(value) && value.every((each) => typeof each !== 'object'))
    return value.join(',');
  return JSON.stringify(value ?? null);
}
