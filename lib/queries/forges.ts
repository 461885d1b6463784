import { forgePage } from '#lib/config/forge-page.ts';
import { PORTAL } from '#lib/domain/access/action.ts';
import type { ForgeName } from '#lib/domain/forge/pull.ts';
import type { ShownForge } from '#lib/domain/forge/shown.ts';
import { postCounts } from '#lib/store/forge-posts.ts';
import { defineQuery } from './define.ts';

/** Where pull requests live, and whether what is to stand there does; to whoever sees all of the file. */
export const forges = defineQuery({
  name: 'forges',
  action: 'settings:read',
  on: () => PORTAL,
  async run({ db, config }, { grants }, _: Record<never, never>): Promise<readonly ShownForge[]> {
    const { file } = config.current();
    const { github, gitlab } = file.forge ?? {};
    const named = [
      ...Object.entries(github?.repositories ?? {}).map((each) => ['github', ...each] as const),
      ...Object.entries(gitlab?.repositories ?? {}).map((each) => ['gitlab', ...each] as const),
    ];
    if (named.length === 0 || !grants.some(({ on }) => on === '*')) return [];
    const counts = await postCounts(db);
    return named.map(([forge, repository, path]: readonly [ForgeName, string, string]) => {
      const page = forgePage(file, repository);
      return {
        ...{ forge, repository, path },
        ...(page === undefined ? {} : { page: page.endsWith('/-') ? page.slice(0, -2) : page }),
        ...(counts.get(repository) ?? { waiting: 0, sent: 0, failed: 0 }),
      };
    });
  },
});
