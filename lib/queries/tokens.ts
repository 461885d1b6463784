import { PORTAL } from '#lib/domain/access/action.ts';
import { can } from '#lib/domain/access/can.ts';
import type { ApiToken } from '#lib/domain/access/token.ts';
import { tokensOf } from '#lib/store/tokens.ts';
import { defineQuery } from './define.ts';

export type TokensPage = {
  readonly tokens: readonly ApiToken[];
  /** Everybody's, for whoever may end them. */
  readonly all: boolean;
  readonly mayCreate: boolean;
  /** Where a token of this caller may reach: what its form offers. */
  readonly places: readonly string[];
};

/** API tokens: one's own, or everybody's for whoever may revoke any. */
export const tokens = defineQuery({
  name: 'tokens',
  action: 'overview:read',
  on: () => PORTAL,
  async run({ db, config }, caller, _: Record<never, never>): Promise<TokensPage> {
    const all = can(caller, 'tokens:revoke-any', PORTAL).allowed;
    const { systems } = config.current().file;
    return {
      tokens: await tokensOf(db, all ? 'all' : caller.id),
      all,
      mayCreate: caller.via === 'session' && can(caller, 'tokens:manage', PORTAL).allowed,
      places: Object.entries(systems).flatMap(([system, { environments }]) => {
        const mine = Object.keys(environments).filter(
          (name) => can(caller, 'overview:read', { kind: 'environment', key: `${system}/${name}` }).allowed,
        );
        return mine.length === 0 ? [] : [`${system}/*`, ...mine.map((name) => `${system}/${name}`)];
      }),
    };
  },
});
