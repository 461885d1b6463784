/** Folders that a Terraform CLI configuration names. */
export type ProviderFolders = {
  /** Where providers are taken from. */
  readonly mirrors: readonly string[];
  /** Where downloaded ones are kept. */
  readonly cache?: string;
};

const MIRROR = /\bpath\s*=\s*"([^"\n]*)"/g;
const CACHE = /\bplugin_cache_dir\s*=\s*"([^"\n]*)"/;

/**
 * What has to be there for `init` with this configuration. The file is the runner's own, written by whoever runs it.
 * @see https://developer.hashicorp.com/terraform/cli/config/config-file#provider-installation
 */
export function providerFolders(text: string): ProviderFolders {
  const cache = CACHE.exec(text)?.[1];
  return {
    mirrors: [...text.matchAll(MIRROR)].flatMap(([, path]) => (path ? [path] : [])),
    ...(cache ? { cache } : {}),
  };
}
