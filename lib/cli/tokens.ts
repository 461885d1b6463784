import { createToken } from '#lib/commands/tokens/create.ts';
import { revokeAnyToken, revokeToken } from '#lib/commands/tokens/revoke.ts';
import { ACTIONS, type Action } from '#lib/domain/access/action.ts';
import { tokenState, USUAL_TOKEN_DAYS } from '#lib/domain/access/token.ts';
import { toIso } from '#lib/domain/time.ts';
import { tokens } from '#lib/queries/tokens.ts';
import { reasonWords } from '#lib/words/reason.ts';
import { translator } from '#lib/words/translate.ts';
import type { CliContext } from './context.ts';
import { EXIT, type ExitCode, table } from './output.ts';

export type TokenWish = {
  readonly name: string;
  readonly scopes: readonly string[];
  readonly on?: readonly string[];
  readonly days?: string;
};

/** Makes an API token and prints it, once. */
export async function makeToken({ ask, out }: CliContext, wish: TokenWish): Promise<ExitCode> {
  const unknown = wish.scopes.find((each) => !ACTIONS.includes(each as Action));
  if (unknown !== undefined) {
    out.progress(`no action ${JSON.stringify(unknown)}; known: ${ACTIONS.join(', ')}`);
    return EXIT.usage;
  }
  const days = Number(wish.days ?? USUAL_TOKEN_DAYS);
  const scopes = wish.scopes as readonly Action[];
  const answer = await ask(createToken, { name: wish.name, scopes, on: wish.on ?? ['*'], days });
  if (!answer.ok) return refused(out, answer.error);
  out.line(answer.value.token);
  out.progress(`It ends ${toIso(answer.value.expiresAt)} and is not shown again.`);
  out.result(answer.value);
  return EXIT.ok;
}

/** One's own tokens, or everybody's for an admin. */
export async function listTokens({ ask, out, clock }: CliContext): Promise<ExitCode> {
  const page = await ask(tokens, {});
  const now = clock();
  const rows = page.tokens.map((each) => [
    each.id,
    each.name,
    each.owner.name,
    tokenState(each, now),
    toIso(each.expiresAt).slice(0, 10),
    each.lastUsedAt === undefined ? 'never' : toIso(each.lastUsedAt),
    each.on.join(' '),
    each.scopes.join(' '),
  ]);
  for (const line of table([['id', 'name', 'owner', 'state', 'ends', 'last used', 'on', 'scopes'], ...rows]))
    out.line(line);
  out.result(page.tokens);
  return EXIT.ok;
}

/** Ends a token at once: one's own, or with `any` somebody else's. */
export async function endToken({ ask, out }: CliContext, id: string, any: boolean): Promise<ExitCode> {
  const answer = await ask(any ? revokeAnyToken : revokeToken, { id });
  if (!answer.ok) return refused(out, answer.error);
  out.line(`${answer.value.name} (${id}) is revoked.`);
  out.result({ id, ...answer.value });
  return EXIT.ok;
}

function refused(out: CliContext['out'], error: Parameters<typeof reasonWords>[1]): ExitCode {
  out.line(reasonWords(translator('en'), error));
  out.result({ refused: error });
  return EXIT.denied;
}
