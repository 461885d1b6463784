import type { EnvironmentKey } from '#lib/domain/environment.ts';
import { err, ok, type Result } from '#lib/domain/result.ts';
import type { WrittenInput } from './component-schema.ts';
import { didYouMean } from './meant.ts';

/** A value, or where it comes from: an output of a component. */
export type Input = { readonly value: string } | { readonly from: OutputRef };
export type OutputRef = {
  readonly environment: EnvironmentKey;
  readonly component: string;
  readonly output: string;
};

/** Components by environment, as far as an input may name them. */
type Known = ReadonlyMap<string, readonly string[]>;

/**
 * What an input of one environment means. Text of the shape `<component>.<output>` that names no component is an error
 * and no value: it would be a typing mistake that deploys.
 */
export function readInput(
  written: WrittenInput,
  environment: EnvironmentKey,
  known: Known,
): Result<Input, string> {
  if (typeof written !== 'string') return ok({ value: written.value });
  const parts = outputShape(written);
  if (!parts) return ok({ value: written });
  const there = parts.environment ?? environment;
  const components = known.get(there);
  const itself = `; write { value: ${JSON.stringify(written)} } where the text itself is meant`;
  if (!components)
    return err(
      `no environment ${there}; known: ${[...known.keys()].join(', ')}${didYouMean(there, [...known.keys()])}${itself}`,
    );
  if (!components.includes(parts.component)) {
    const all = components.length > 0 ? components.join(', ') : 'none';
    return err(
      `${there} has no component ${parts.component}; known: ${all}${didYouMean(parts.component, components)}${itself}`,
    );
  }
  return ok({ from: { environment: there, component: parts.component, output: parts.output } });
}

type Shape = { readonly environment?: EnvironmentKey; readonly component: string; readonly output: string };

/** `network.vpc_id` or `items/dev/network.vpc_id`; undefined for any other text. */
function outputShape(text: string): Shape | undefined {
  const dot = text.indexOf('.');
  const path = text.slice(0, Math.max(dot, 0)).split('/');
  const output = text.slice(dot + 1);
  if (dot < 0 || !isOutput(output) || !path.every(isName)) return undefined;
  const [first = '', second, third] = path;
  if (path.length === 1) return { component: first, output };
  if (path.length !== 3 || second === undefined || third === undefined) return undefined;
  return { environment: `${first}/${second}`, component: third, output };
}

const isName = (text: string): boolean => /^[a-z][a-z0-9-]*$/.test(text);
const isOutput = (text: string): boolean => /^[A-Za-z_][\w-]*$/.test(text);
