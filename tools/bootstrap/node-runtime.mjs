import { copyFileSync, mkdirSync, renameSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';

/** The package that holds Node's program for this machine, as the package `node` names it. */
export function nodeProgram(platform = process.platform, arch = process.arch) {
  const prefix = platform === 'darwin' && arch === 'arm64' ? 'node-bin' : 'node';
  return `${prefix}-${platform}-${arch}`;
}

/**
 * Gets Node's program by itself into `folder`, beside the other packages; its headers, two thirds of the package, stay packed.
 * @param npm runs npm with these arguments in a folder; rejects with the tool's own words
 * @param unpack runs tar likewise
 * @returns puts the program into a finished `node_modules`, where package `node` would have it
 */
export async function nodeRuntime(folder, version, npmrc, { npm, unpack }) {
  const name = nodeProgram();
  mkdirSync(folder, { recursive: true });
  copyFileSync(npmrc, join(folder, '.npmrc'));
  await npm(folder, ['pack', `${name}@${version}`]);
  const wanted = ['package.json', 'LICENSE', 'bin/node'].map((file) => `package/${file}`);
  await unpack(folder, ['-xzf', `${name}-${version}.tgz`, ...wanted]);
  return (modules) => {
    renameSync(join(folder, 'package'), join(modules, name));
    mkdirSync(join(modules, '.bin'), { recursive: true });
    symlinkSync(join('..', name, 'bin/node'), join(modules, '.bin/node'));
  };
}
