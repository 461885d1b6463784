import { z } from 'zod';
import { anyBuild, input, verify } from './component-schema.ts';
import { relativePath } from './words.ts';

/** What a repository may say of its components, where `portal.yaml` allows it; never who may, from where and as whom. */
export const FRAGMENT_FIELDS = ['template', 'build', 'inputs', 'verify'] as const;
export type FragmentField = (typeof FRAGMENT_FIELDS)[number];

/** At the root of a repository. */
export const FRAGMENT_FILE = 'yagura.yaml';

const settings = z.strictObject({
  template: relativePath.optional(),
  build: anyBuild.optional(),
  inputs: z.record(z.string(), input).optional(),
  verify: verify.optional(),
});

export const fragmentSchema = z.strictObject({
  version: z.literal(2, 'write 2'),
  /** By `<system>/<environment>/<component>`, or with `*` for every environment. */
  components: z.record(
    z
      .string()
      .regex(
        /^[a-z][a-z0-9-]*\/(\*|[a-z][a-z0-9-]*)\/[a-z][a-z0-9-]*$/,
        'write <system>/<environment>/<component>, or * for every environment',
      ),
    settings,
  ),
});

export type FragmentFile = z.infer<typeof fragmentSchema>;
export type FragmentSettings = z.infer<typeof settings>;
