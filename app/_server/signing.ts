import type { ToSignAnswer } from '#components/proof/signed-action.ts';
import type { ToSign } from '#lib/domain/proof/proof.ts';
import type { Translate } from '#lib/words/translate.ts';

/** What a browser needs to ask a passkey; a person who has only SSH keys signs in a terminal. */
export const signingOf = (
  words: Translate,
  { text: _, ...signing }: ToSign,
  fields: Readonly<Record<string, string>> = {},
): ToSignAnswer =>
  signing.credentials.length > 0 ? { signing, fields } : { refused: words('run.proof.noPasskey') };
