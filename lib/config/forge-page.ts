import type { PortalFile } from './schema.ts';

/** Where a repository is read in a browser, as `forge` has it: `…/commit/<hash>` and `…/compare/<a>...<b>` are below it. */
export function forgePage({ forge }: Pick<PortalFile, 'forge'>, repository: string): string | undefined {
  const { github, gitlab } = forge ?? {};
  const onGithub = github?.repositories[repository];
  if (github && onGithub !== undefined) return `${webOf(github.api)}/${onGithub}`;
  const onGitlab = gitlab?.repositories[repository];
  return gitlab && onGitlab !== undefined ? `${gitlab.url}/${onGitlab}/-` : undefined;
}

/** `https://api.github.com` → `https://github.com`; `https://git.example.com/api/v3` → `https://git.example.com`. */
function webOf(api: string): string {
  const { protocol, host } = new URL(api);
  return `${protocol}//${host === 'api.github.com' ? 'github.com' : host}`;
}
