import { z } from 'zod';

const level = z.enum(['deny', 'warn', 'off'], 'write deny, warn or off');
const common = {
  level: level.default('deny'),
  /** Addresses of the plan that it passes over; `*` at the end stands for any end. */
  except: z.array(z.string().min(1).max(500)).default([]),
};

/** A level alone, or with what is excepted. */
const plain = z.union(
  [level.transform((written) => ({ level: written, except: [] as string[] })), z.strictObject(common)],
  'write deny, warn or off, or { level, except }',
);

/** Rules over plans (`lib/domain/deploy/rules`), by name; an environment's take the place of the file's. */
export const rules = z.strictObject({
  'no-public-bucket': plain.optional(),
  'no-data-loss': plain.optional(),
  'no-wildcard-iam': plain.optional(),
  'no-predicted-denial': plain.optional(),
  encryption: plain.optional(),
  'cost-growth': z.strictObject({ ...common, usdPerMonth: z.number().min(0) }).optional(),
  tags: z.strictObject({ ...common, keys: z.array(z.string().min(1).max(128)).min(1) }).optional(),
});
