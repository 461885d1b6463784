import type { ForgeSettings } from '#lib/config/forge-schema.ts';
import type { Ways } from '../fetch.ts';
import { guardedFetch } from '../fetch.ts';
import type { Forge } from '../forge.ts';
import { installations } from '../github/auth.ts';
import { githubForge } from '../github/forge.ts';
import { gitlabForge } from '../gitlab/forge.ts';
import type { ForgeServices } from './services.ts';

/** Forges by the name of their repository in `portal.yaml`. */
export type Forges = ReadonlyMap<string, Forge>;

/** Opens what `portal.yaml` names; the same settings are opened once, so that tokens are kept. */
export function openForges(
  { secretNamed, clock, portal }: Pick<ForgeServices, 'secretNamed' | 'clock' | 'portal'>,
  ways: Omit<Ways, 'allow'>,
): (settings: ForgeSettings | undefined) => Forges {
  let opened: { readonly of: ForgeSettings | undefined; readonly forges: Forges } | undefined;

  function open({ github, gitlab, allow }: ForgeSettings): Forges {
    const fetch = guardedFetch({ ...ways, allow });
    const tokens = github && installations(github, { secretNamed, fetch, clock });
    return new Map<string, Forge>([
      ...Object.entries(github?.repositories ?? {}).flatMap(([name, path]): [string, Forge][] =>
        github && tokens ? [[name, githubForge(github, path, tokens, portal)]] : [],
      ),
      ...Object.entries(gitlab?.repositories ?? {}).flatMap(([name, path]): [string, Forge][] =>
        gitlab ? [[name, gitlabForge(gitlab, path, { secretNamed, fetch }, portal)]] : [],
      ),
    ]);
  }

  return (settings) => {
    // The file is read anew when it changes; until then it is the same object.
    if (opened?.of !== settings || !opened)
      opened = { of: settings, forges: settings ? open(settings) : new Map() };
    return opened.forges;
  };
}
