import { z } from 'zod';
import { instant } from '#lib/domain/time.ts';

const WORDS = 'write a moment in epoch milliseconds, a whole number';

/** A moment of an address, as text: epoch milliseconds. Nothing is none, where `Number` would make it 1970. */
export const momentArg = z
  .string(WORDS)
  .refine((text) => text.trim() !== '' && Number.isSafeInteger(Number(text)) && Number(text) >= 0, WORDS)
  .transform((text) => instant(Number(text)));
