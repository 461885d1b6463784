import { userinfoSpans } from './masking/addresses.ts';
import { assignedSpans } from './masking/assignments.ts';
import { isHarmless } from './masking/harmless.ts';
import { keySpans } from './masking/key-shapes.ts';
import { privateKeySpans } from './masking/private-keys.ts';
import { holdsSecret } from './masking/secret-names.ts';
import { replaced, type Span } from './masking/span.ts';

/** What stands where a secret stood. */
export const MASKED = '(masked)';

/** Takes secrets out of a text before it is stored or shown, in time linear in its length. */
export type Masker = (text: string) => string;

/** @param known values that must never show, such as the credentials of the session at hand. */
export function maskerOf(known: readonly string[] = []): Masker {
  const literal = known.filter((each) => each.length >= 8);
  return (text) =>
    replaced(
      text,
      [
        ...literal.flatMap((secret) => placesOf(secret, text)),
        ...privateKeySpans(text),
        ...keySpans(text),
        ...userinfoSpans(text),
        ...assignedSpans(text),
      ],
      MASKED,
    );
}

function placesOf(secret: string, text: string): Span[] {
  const found: Span[] = [];
  for (let at = text.indexOf(secret); at >= 0; at = text.indexOf(secret, at + secret.length)) {
    found.push([at, at + secret.length]);
  }
  return found;
}

/** A number with fewer digits is a count or a time. */
const LEAST_SECRET_NUMBER = 1_000;

/**
 * Masks every text of a JSON value, and whole texts and numbers under names that say they are secret, wherever the
 * name stands: as the key, beside it (`Key` and `Value`), or over it (`default` of a parameter, `value` of an output).
 * A name that is a key by its shape is masked too; where two of them must stay two, `keysApart` is asked before.
 * @param named the value itself stands under such a name
 */
export function maskJson(value: unknown, mask: Masker, named = false): unknown {
  if (typeof value === 'string') return named && !isHarmless(value) ? MASKED : mask(value);
  if (typeof value === 'number') return named && Math.abs(value) >= LEAST_SECRET_NUMBER ? MASKED : value;
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value))
    return value.map((each) => maskJson(each, mask, named && typeof each !== 'object'));
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [
      replaced(name, keySpans(name), MASKED),
      maskJson(each, mask, holdsSecret(value, name, named)),
    ]),
  );
}
