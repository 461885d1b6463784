import { z } from 'zod';
import type { Proof } from '#lib/domain/proof/proof.ts';
import { instant } from '#lib/domain/time.ts';

const base64url = z.string().regex(/^[\w-]{1,4000}$/);

const schema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('passkey'),
    at: z.number().int().transform(instant),
    credential: base64url,
    clientDataJSON: base64url,
    authenticatorData: base64url,
    signature: base64url,
  }),
  z.strictObject({
    kind: z.literal('ssh'),
    at: z.number().int().transform(instant),
    signature: z.string().max(8_000),
  }),
]);

/** A proof from outside, or as a row keeps it. @returns undefined when it is none */
export function proofOfText(text: string | undefined | null): Proof | undefined {
  if (!text || text.length > 20_000) return undefined;
  try {
    const parsed = schema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}

export const proofToText = (proof: Proof): string => JSON.stringify(proof);
