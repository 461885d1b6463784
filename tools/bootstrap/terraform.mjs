import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { ask, find } from './process.mjs';
import { writeWhole } from './stamp.mjs';

const OLDEST = [1, 11];
const REGISTRY = 'registry.terraform.io';

/** The Terraform to use: `{ path, version }`, or `{ found }` when there is only one that is too old. */
export function findTerraform() {
  const path = process.env.YAGURA_TERRAFORM ?? find('terraform');
  const answer = path && ask(path, ['version', '-json'], { ...process.env, CHECKPOINT_DISABLE: '1' });
  if (!answer) return {};
  const version = JSON.parse(answer.slice(answer.indexOf('{'))).terraform_version;
  const [major, minor] = version.split('.').map(Number);
  const fits = major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1]);
  return fits ? { path, version } : { found: version };
}

/** A folder that holds the AWS provider for this platform, so that `init` needs no network; else undefined. */
export function findMirror() {
  const home = homedir();
  return [
    process.env.TF_PLUGIN_MIRROR,
    ...mirrorsOfUser(),
    join(home, '.terraform.d/plugins'),
    join(home, '.local/share/terraform/plugins'),
    join(home, 'Library/Application Support/io.terraform/plugins'),
    '/usr/local/share/terraform/plugins',
    '/usr/local/share/terraform/providers',
    '/usr/share/terraform/plugins',
    '/usr/share/terraform/providers',
    '/opt/terraform/providers',
    '/opt/tf-plugins',
  ].find((folder) => folder && holdsProvider(folder));
}

/** Writes the CLI configuration that every Terraform of this clone is started with; answers its path. */
export function writeCliConfig(root, mirror) {
  const file = join(root, '.yagura/terraform.rc');
  writeWhole(file, mirror ? offline(mirror) : online(root));
  return file;
}

// Without a plugin cache: from an unpacked mirror Terraform only links, and a shared cache cannot be used by
// two `init` at once.
function offline(mirror) {
  return `provider_installation {
  filesystem_mirror {
    path    = ${JSON.stringify(mirror)}
    include = ["${REGISTRY}/*/*"]
  }
  direct {
    exclude = ["${REGISTRY}/*/*"]
  }
}
`;
}

function online(root) {
  const cache = join(root, '.yagura/terraform-plugins');
  mkdirSync(cache, { recursive: true });
  const theirs = configOfUser().match(/provider_installation\s*\{[\s\S]*?network_mirror[\s\S]*?\n\}/)?.[0];
  return `plugin_cache_dir = ${JSON.stringify(cache)}\n${theirs ? `${theirs}\n` : ''}`;
}

function holdsProvider(folder) {
  const aws = join(folder, REGISTRY, 'hashicorp/aws');
  if (!existsSync(aws)) return false;
  const platform = `${process.platform}_${process.arch === 'x64' ? 'amd64' : process.arch}`;
  const versions = readdirSync(aws);
  const unpacked = versions.some(
    (version) => /^5\.\d+\.\d+$/.test(version) && existsSync(join(aws, version, platform)),
  );
  return (
    unpacked ||
    versions.some((file) => file.startsWith('terraform-provider-aws_5.') && file.endsWith(`_${platform}.zip`))
  );
}

function mirrorsOfUser() {
  return [...configOfUser().matchAll(/filesystem_mirror\s*\{[^}]*?path\s*=\s*"([^"]+)"/g)].map(
    (match) => match[1],
  );
}

function configOfUser() {
  const file = process.env.TF_CLI_CONFIG_FILE ?? join(homedir(), '.terraformrc');
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}
