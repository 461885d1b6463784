import { z } from 'zod';
import { TOOLS } from '#lib/domain/deploy/tool.ts';
import { EDGE_KINDS } from '#lib/domain/graph/model.ts';
import { MOST_NOTE, PICTURE_FORMATS, PICTURE_THEMES } from '#lib/domain/graph/picture.ts';
import { TIERS } from '#lib/domain/graph/scene.ts';
import { VERDICTS } from '#lib/domain/health/health.ts';
import { CHANGE_KINDS } from '#lib/domain/overlay/drawn.ts';

/** Parts and lines of one drawing, before it folds. */
const MOST_ENTRIES = 1_000;

/** What is measured of one part or line. */
const MOST_FIGURES = 8;

const said = z.string().max(200);
const layer = <Value extends z.ZodType>(value: Value) =>
  z
    .array(z.tuple([z.string().max(4096), value]))
    .max(MOST_ENTRIES)
    .optional();
/** Each key, and no other. */
const worded = <Key extends string>(keys: readonly Key[]) =>
  z.strictObject(Object.fromEntries(keys.map((key) => [key, said])) as Record<Key, typeof said>);

/** How a drawing becomes a file: what is laid over it, and in which words. */
export const pictureFields = {
  format: z.enum(PICTURE_FORMATS),
  theme: z.enum(PICTURE_THEMES),
  note: z.string().max(MOST_NOTE).optional(),
  layers: z
    .strictObject({
      health: layer(z.enum(VERDICTS)),
      traffic: layer(z.number().nonnegative()),
      figures: layer(z.array(said).max(MOST_FIGURES)),
      findings: layer(z.number().int().positive()),
      change: layer(z.enum(CHANGE_KINDS)),
      cost: layer(z.strictObject({ text: said, unknown: z.boolean() })),
    })
    .optional(),
  words: z
    .strictObject({
      words: worded([...EDGE_KINDS, 'response', ...TOOLS]),
      tierWords: worded(TIERS),
      changeWords: worded(CHANGE_KINDS),
      lineWords: worded(['create', 'delete']),
      healthWords: worded(VERDICTS),
      terms: z
        .record(z.string().max(4_096), z.string().max(4_096))
        .refine((terms) => Object.keys(terms).length <= MOST_ENTRIES)
        .optional(),
    })
    .optional(),
};
