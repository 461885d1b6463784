import { expect, it } from 'vitest';
import { providerFolders } from './provider-folders.ts';

it('the mirror and the cache that a CLI configuration names are found', () => {
  expect(
    providerFolders(`plugin_cache_dir = "/var/cache/plugins"
provider_installation {
  filesystem_mirror {
    path    = "/opt/tf-plugins"
    include = ["registry.terraform.io/*/*"]
  }
}
`),
  ).toEqual({ mirrors: ['/opt/tf-plugins'], cache: '/var/cache/plugins' });
  expect(providerFolders('disable_checkpoint = true\n')).toEqual({ mirrors: [] });
});
