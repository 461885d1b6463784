/** What a configuration may install beside itself. */
export type SourceRules = {
  /** Addresses as Terraform writes them: `hashicorp/random`, `registry.example.org/team/thing`. */
  readonly providers: readonly string[];
  /** `terraform-aws-modules/vpc/aws`; `terraform-aws-modules/*` is all that begin so. */
  readonly modules: readonly string[];
  /** Whether the lock file has to be in the commit, or is made when the plan is. */
  readonly lockfile: 'committed' | 'generate';
};

/** Hosts that an address means where it names none: Terraform's and OpenTofu's. */
const PUBLIC = ['registry.terraform.io/', 'registry.opentofu.org/'];

/** Run or fetch whatever they are told: no list allows them. */
export const NEVER_ALLOWED: readonly string[] = ['hashicorp/external', 'hashicorp/http'];

/** An address without the public registry's host. Letters count alike, as they do for Terraform. */
export function providerAddress(source: string): string {
  const lower = source.toLowerCase();
  const host = PUBLIC.find((each) => lower.startsWith(each)) ?? '';
  return lower.slice(host.length);
}

export const isProviderAllowed = (source: string, { providers }: Pick<SourceRules, 'providers'>): boolean => {
  const address = providerAddress(source);
  return !NEVER_ALLOWED.includes(address) && providers.some((each) => providerAddress(each) === address);
};

/**
 * Why a module that is no folder of the repository may not be used. No lock file holds modules, so only a version that is
 * written out, or a commit, is the same one tomorrow.
 */
export function moduleRefusalOf(
  source: string,
  version: string | undefined,
  { modules }: Pick<SourceRules, 'modules'>,
): string | undefined {
  const [bare = '', query = ''] = source.split('?');
  if (!modules.some((each) => isMeant(each, bare))) {
    const beside = modules.length > 0 ? ` and ${modules.join(', ')}` : '';
    return `module source ${source}: only folders of the repository${beside} are allowed; others are named in modules of portal.yaml`;
  }
  const isRegistry = !bare.includes('::') && !bare.includes(':') && !bare.startsWith('github.com/');
  if (isRegistry)
    return version !== undefined && isExact(version)
      ? undefined
      : `module source ${source}: write its exact version, since no lock file holds modules`;
  const ref = query.split('&').find((each) => each.startsWith('ref=')) ?? '';
  return isCommit(ref.slice('ref='.length))
    ? undefined
    : `module source ${source}: write ?ref= with the whole hash of a commit, since no lock file holds modules`;
}

const isMeant = (pattern: string, source: string): boolean =>
  pattern.endsWith('*') ? source.startsWith(pattern.slice(0, -1)) : source === pattern;

const isExact = (version: string): boolean => {
  const [number = '', ...more] = version.trim().replace(/^=/, '').trim().split('-');
  const parts = number.split('.');
  return more.length < 2 && parts.length === 3 && parts.every((each) => /^\d+$/.test(each));
};

const isCommit = (ref: string): boolean => /^[0-9a-f]{40}$/.test(ref);
