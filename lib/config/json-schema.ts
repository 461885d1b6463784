import { z } from 'zod';
import { fragmentSchema } from './fragment-schema.ts';
import { portalConfigSchema } from './schema.ts';

/** JSON Schema of `portal.yaml`, version 2, for editors: `docs/portal.schema.json` is this. What one key alone cannot know is not in it. */
export const portalJsonSchema = (): JsonSchema => ({
  title: 'portal.yaml',
  ...(z.toJSONSchema(portalConfigSchema, { io: 'input' }) as JsonSchema),
});

/** JSON Schema of `yagura.yaml`: `docs/yagura.schema.json` is this. */
export const fragmentJsonSchema = (): JsonSchema => ({
  title: 'yagura.yaml',
  ...(z.toJSONSchema(fragmentSchema, { io: 'input' }) as JsonSchema),
});

export type JsonSchema = {
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly additionalProperties?: JsonSchema | boolean;
  readonly items?: JsonSchema;
  readonly oneOf?: readonly JsonSchema[];
  readonly anyOf?: readonly JsonSchema[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly [more: string]: unknown;
};

/** Keys that may stand at a place of a file, by what is written there: a component's by its engine. */
export function keysAt(schema: JsonSchema, path: readonly string[], raw: unknown): readonly string[] {
  let schemas: readonly JsonSchema[] = [schema];
  let value = raw;
  for (const key of path) {
    schemas = narrowed(schemas, value).flatMap((each) => below(each, key));
    value = isObject(value) ? value[key] : undefined;
  }
  return narrowed(schemas, value).flatMap(({ properties }) => Object.keys(properties ?? {}));
}

function below({ properties, additionalProperties, items }: JsonSchema, key: string): readonly JsonSchema[] {
  const own = properties && Object.hasOwn(properties, key) ? properties[key] : undefined;
  const any = typeof additionalProperties === 'object' ? additionalProperties : undefined;
  return own ? [own] : any ? [any] : items ? [items] : [];
}

/** Of alternatives, those that a value of one of their fields points to; all where none does. */
function narrowed(schemas: readonly JsonSchema[], value: unknown): readonly JsonSchema[] {
  const all = schemas.flatMap((each) => each.oneOf ?? each.anyOf ?? [each]);
  const meant = all.filter(({ properties }) =>
    Object.entries(properties ?? {}).some(([name, { const: one, enum: some }]) => {
      const given = isObject(value) ? value[name] : undefined;
      return given !== undefined && (one === given || (some?.includes(given) ?? false));
    }),
  );
  return meant.length > 0 ? meant : all;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  value !== null && typeof value === 'object';
