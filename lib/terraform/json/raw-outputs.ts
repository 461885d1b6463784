import { z } from 'zod';

/**
 * Outputs in the file that a backend keeps. Nothing in it is masked: what is `sensitive` may be used, never shown.
 * @see https://github.com/hashicorp/terraform/blob/v1.11.4/internal/states/statefile/version4.go
 */
const rawState = z.looseObject({
  version: z.literal(4, 'not a state of version 4'),
  outputs: z
    .record(z.string(), z.looseObject({ value: z.unknown(), sensitive: z.boolean().default(false) }))
    .default({}),
});

export type RawOutput = { readonly value: unknown; readonly sensitive: boolean };

/** @throws z.ZodError or SyntaxError when this is no state of version 4 */
export const rawOutputs = (text: string): Readonly<Record<string, RawOutput>> =>
  Object.fromEntries(
    Object.entries(rawState.parse(JSON.parse(text)).outputs).map(([name, { value, sensitive }]) => [
      name,
      { value, sensitive },
    ]),
  );
